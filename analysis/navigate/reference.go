package navigate

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// References returns what to search for from offset: from the name in the def of a
// special method, the statements and expressions that call the method without naming
// it; from the keywords of an "async def", the calls of the function and where it is
// handed to something that calls it. It is nil
// elsewhere: where a function is named, type checkers say.
func References(m *semantic.Module, offset int, same SameFile) *Subject {
	w := m.Tree.WordAt(offset)
	if n, keywords := w.Keyword(); n.Is(syntax.KindFunctionDef) {
		fn := m.FunctionOf(n)
		if fn == nil || fn.Name == "" {
			return nil
		}
		return &Subject{keywords, fn.Name, func(m *semantic.Module, all *places) {
			for _, call := range CallsTo(fn, "", same).In(m) {
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
			if n.Is(kinds...) && runs(m, n, fn, same) {
				all.add(Place{Tree: n.Tree(), Span: n.Keywords(), Name: n.Keywords()})
			}
		}
	}}
}

// runs reports whether n, an Await or an asynchronous With, For or comprehension, may
// call fn, a special method.
func runs(m *semantic.Module, n syntax.Node, fn *semantic.Function, same SameFile) bool {
	if n.Keywords().IsEmpty() {
		return false
	}
	for value := range subjects(n) {
		for _, t := range m.TypeOf(value).Members() {
			var called places
			called.addCode(n, t)
			for _, p := range called {
				if p.Of == fn.QualifiedName() && same.one(p.Tree, p.Span, fn.Module.Tree, fn.Def.Span()) {
					return true
				}
			}
		}
	}
	return false
}

// A SameFile reports whether two trees are of one file, be it at different moments: what
// a module knows of another one may be from before that was edited.
type SameFile func(a, b *syntax.Tree) bool

// one reports whether the statements at s of a and at t of b, which define the same name,
// are one.
func (same SameFile) one(a *syntax.Tree, s source.Span, b *syntax.Tree, t source.Span) bool {
	if a == b {
		return s == t
	}
	return same(a, b)
}

// isSame reports whether a and b are one function.
func isSame(a, b *semantic.Function, same SameFile) bool {
	return a == b || a != nil && b != nil && a.Name == b.Name && a.QualifiedName() == b.QualifiedName() && same.one(a.Module.Tree, a.Def.Span(), b.Module.Tree, b.Def.Span())
}
