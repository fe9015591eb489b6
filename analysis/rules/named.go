package rules

import (
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// functionsIn returns those of all, functions in source order, whose def is n or stands in n.
func functionsIn(all []*semantic.Function, n syntax.Node) []*semantic.Function {
	compare := func(f *semantic.Function, number int) int { return f.Def.Number() - number }
	first, _ := slices.BinarySearchFunc(all, n.Number(), compare)
	end, _ := slices.BinarySearchFunc(all, n.Beyond(), compare)
	return all[first:end]
}

// overriding returns the methods of m that subclasses have in the place of f, in source order.
func overriding(m *semantic.Module, f *semantic.Function) []*semantic.Function {
	type key struct{}
	type method struct {
		class *semantic.Class
		name  string
	}
	all := m.Kept(key{}, func() any {
		all := map[method][]*semantic.Function{}
		for _, g := range m.Functions {
			if g.Class == nil {
				continue
			}
			for _, class := range g.Class.MRO() {
				all[method{class, g.Name}] = append(all[method{class, g.Name}], g)
			}
		}
		return all
	}).(map[method][]*semantic.Function)
	return slices.DeleteFunc(slices.Clone(all[method{f.Class, f.Name}]), func(g *semantic.Function) bool { return g == f })
}
