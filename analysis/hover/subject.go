package hover

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// subjectAt returns what is to be said of w; ok is false where it is none of ours.
func subjectAt(m *semantic.Module, w syntax.Word) (a answer, ok bool) {
	if a, ok = keyword(m, w); ok {
		return a, true
	}
	if !w.Node().Is(syntax.KindName, syntax.KindIdentifier) || w.Node().Span() != w.Span() {
		return answer{}, false
	}
	a.span = w.Span()
	if special[w.Text()] {
		return specialMethod(m, w)
	}
	switch w.Text() {
	case "aclose", "asend", "athrow":
		return generatorMethod(m, w)
	}
	switch m.QualifiedName(w.Node()) {
	case "contextlib.asynccontextmanager":
		a.page = "asynccontextmanager"
		a.say(decorated(m, w.Node()))
		return a, true
	case "builtins.anext", "builtins.aiter":
		a.page = w.Text()
		a.say(builtinCall(m, w.Node().Named()))
		return a, w.Text() == "anext" || w.Text() == "aiter"
	case "builtins.StopAsyncIteration":
		a.page = "StopAsyncIteration"
		a.say(raised(m, w.Node()))
		return a, true
	}
	fact := called(m, w.Node())
	a.say(fact)
	return a, fact != ""
}

// keyword answers for the keywords of asynchronous statements and expressions.
func keyword(m *semantic.Module, w syntax.Word) (a answer, ok bool) {
	n, span := w.Keyword()
	switch n.Kind() {
	case syntax.KindAwait:
		return about(span, "await", awaited(m, syntax.As[syntax.Await](n))), true
	case syntax.KindYield:
		fn := m.FunctionAround(n)
		if !fn.IsAsyncGenerator() {
			return answer{}, false
		}
		return about(span, "yield", yielded(m, syntax.As[syntax.Yield](n), fn)), true
	case syntax.KindFunctionDef:
		return about(span, "async-def", defined(m, syntax.As[syntax.FunctionDef](n))), true
	case syntax.KindWith:
		a = about(span, "async-with")
		for item := range syntax.As[syntax.With](n).Items() {
			a.say(entered(m, item.ContextExpr(), item.OptionalVars(), true))
		}
		return a, true
	case syntax.KindFor:
		loop := syntax.As[syntax.For](n)
		return about(span, "async-for", iterated(m, loop.Iter(), loop.Target())), true
	case syntax.KindComprehension:
		loop := syntax.As[syntax.Comprehension](n)
		return about(span, "async-comprehension", iterated(m, loop.Iter(), loop.Target())), true
	}
	return answer{}, false
}

// about returns the answer of a page with facts.
func about(span source.Span, page string, facts ...string) answer {
	a := answer{span: span, page: page}
	for _, fact := range facts {
		a.say(fact)
	}
	return a
}
