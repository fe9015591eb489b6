package navigate

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// References returns what to search for from offset: from the name in the def of a
// special method, the statements and expressions that call the method without naming
// it; from the keywords of an "async def", the calls of the function and where it is
// handed to something that calls it. It is nil
// elsewhere: where a function is named, type checkers say.
func References(m *semantic.Module, offset int) *Subject {
	w := m.Tree.WordAt(offset)
	if n, keywords := w.Keyword(); n.Is(syntax.KindFunctionDef) {
		fn := m.FunctionOf(n)
		if fn == nil || fn.Name == "" {
			return nil
		}
		return &Subject{keywords, fn.Name, func(m *semantic.Module, all *places) {
			for _, call := range CallsTo(fn, "").In(m) {
				all.add(atNode(call.At))
			}
		}}
	}
	def := w.Node().Parent()
	fn := m.FunctionOf(def)
	if w.Node().Role() != syntax.FieldName || !def.Is(syntax.KindFunctionDef) || fn == nil || fn.Class == nil {
		return nil
	}
	word, kinds := "async", []syntax.Kind{syntax.KindFor, syntax.KindComprehension}
	switch fn.Name {
	case "__await__":
		word, kinds = "await", []syntax.Kind{syntax.KindAwait}
	case "__aenter__", "__aexit__":
		kinds = []syntax.Kind{syntax.KindWith}
	case "__aiter__", "__anext__":
	default:
		return nil
	}
	return &Subject{w.Span(), word, func(m *semantic.Module, all *places) {
		for n := range m.Tree.Root().Subtree() {
			if n.Is(kinds...) && runs(m, n, fn) {
				all.add(Place{Tree: n.Tree(), Span: n.Keywords(), Name: n.Keywords()})
			}
		}
	}}
}

// runs reports whether n, an Await or an asynchronous With, For or comprehension, may
// call fn, a special method.
func runs(m *semantic.Module, n syntax.Node, fn *semantic.Function) bool {
	if n.Keywords().IsEmpty() {
		return false
	}
	for value := range subjects(n) {
		for _, t := range m.TypeOf(value).Members() {
			var called places
			called.addCode(n, t)
			for _, p := range called {
				if p.Tree == fn.Module.Tree && p.Span == fn.Def.Span() {
					return true
				}
			}
		}
	}
	return false
}

// isSame reports whether a and b are one function, in whichever analysis of its module.
func isSame(a, b *semantic.Function) bool {
	return a == b || a != nil && b != nil && a.Name == b.Name && a.Module.Tree == b.Module.Tree && a.Def.Span() == b.Def.Span()
}
