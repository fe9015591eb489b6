package rules

import (
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// functionsIn returns the functions of m whose def is n or stands in n, in source order.
func functionsIn(m *semantic.Module, n syntax.Node) []*semantic.Function {
	compare := func(f *semantic.Function, number int) int { return f.Def.Number() - number }
	first, _ := slices.BinarySearchFunc(m.Functions, n.Number(), compare)
	end, _ := slices.BinarySearchFunc(m.Functions, n.Beyond(), compare)
	return m.Functions[first:end]
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
