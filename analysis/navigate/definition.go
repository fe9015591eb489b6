package navigate

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Definitions returns the code that the keyword at offset runs: of "await" the
// coroutine function or __await__, of "async with" __aenter__ and __aexit__ or the
// yields of the function that @asynccontextmanager made a manager of, of "async for"
// __aiter__ and __anext__ or the asynchronous generator function. from is the span of
// the keywords. Elsewhere, and where that code is not known, there are no places.
func Definitions(m *semantic.Module, offset int) (from source.Span, to []Place) {
	n, from := m.Tree.WordAt(offset).Keyword()
	var all places
	for value := range subjects(n) {
		for _, t := range m.TypeOf(value).Members() {
			all.addCode(n, t)
		}
	}
	return from, all
}

// Types returns the classes of what the keyword at offset works on: of the objects that
// "async with" enters and "async for" iterates, of what "await" gives. Of an object that
// is of no class, as one that a generator function makes, it is that of what it gives.
func Types(m *semantic.Module, offset int) (from source.Span, to []Place) {
	n, from := m.Tree.WordAt(offset).Keyword()
	var all places
	for value := range subjects(n) {
		t := m.TypeOf(value)
		before := len(all)
		if !n.Is(syntax.KindAwait) {
			all.addClasses(t)
		}
		switch {
		case len(all) > before:
		case n.Is(syntax.KindAwait):
			all.addClasses(t.Awaited())
		case n.Is(syntax.KindWith):
			all.addClasses(t.Entered(true))
		default:
			all.addClasses(t.Iterated(true))
		}
	}
	return from, all
}

// subjects yields the expressions whose values n, an Await or an asynchronous With,
// For or comprehension, works on.
func subjects(n syntax.Node) func(yield func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		switch n.Kind() {
		case syntax.KindAwait:
			yield(syntax.As[syntax.Await](n).Value())
		case syntax.KindWith:
			for item := range syntax.As[syntax.With](n).Items() {
				if !yield(item.ContextExpr()) {
					return
				}
			}
		case syntax.KindFor, syntax.KindComprehension:
			yield(n.Field(syntax.FieldIter))
		}
	}
}

// addCode adds the code that n runs of t, which is no union.
func (all *places) addCode(n syntax.Node, t semantic.Type) {
	fn := t.Function()
	switch n.Kind() {
	case syntax.KindAwait:
		if t.IsCoroutine() && fn != nil {
			all.add(atFunction(fn))
		}
		all.addMethods(t, "__await__")
	case syntax.KindWith:
		if fn.IsAsyncGenerator() && t.Implements(semantic.AsyncContextManager) == semantic.Yes {
			for _, yield := range fn.Yields() {
				all.add(atNode(yield))
			}
		}
		all.addMethods(t, "__aenter__", "__aexit__")
	default:
		if t.IsAsyncGenerator() && fn != nil {
			all.add(atFunction(fn))
			return
		}
		all.addMethods(t, "__aiter__")
		for _, iterator := range t.Attribute("__aiter__").Call().Members() {
			all.addMethods(iterator, "__anext__")
		}
	}
}
