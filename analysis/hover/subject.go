package hover

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// subjectAt returns what is to be said of w; ok is false where it is none of ours.
func subjectAt(m *semantic.Module, w word) (a answer, ok bool) {
	if a, ok = keyword(m, w); ok {
		return a, true
	}
	if !w.node.Is(syntax.KindName, syntax.KindIdentifier) || w.node.Span() != w.span {
		return answer{}, false
	}
	a.span = w.span
	if special[w.text] {
		return specialMethod(m, w)
	}
	switch w.text {
	case "aclose", "asend", "athrow":
		return generatorMethod(m, w)
	}
	switch qualifiedName(m, w.node) {
	case "contextlib.asynccontextmanager":
		a.page = "asynccontextmanager"
		a.say(decorated(m, w.node))
		return a, true
	case "builtins.anext", "builtins.aiter":
		a.page = w.text
		a.say(builtinCall(m, expression(w.node)))
		return a, w.text == "anext" || w.text == "aiter"
	case "builtins.StopAsyncIteration":
		a.page = "StopAsyncIteration"
		a.say(raised(m, w.node))
		return a, true
	}
	fact := called(m, w.node)
	a.say(fact)
	return a, fact != ""
}

// keyword answers for the keywords of asynchronous statements and expressions.
func keyword(m *semantic.Module, w word) (a answer, ok bool) {
	n := w.node
	switch w.text {
	case "await":
		await := syntax.As[syntax.Await](n)
		if !await.Exists() || n.Span().Start != w.span.Start {
			return answer{}, false
		}
		return about(w.span, "await", awaited(m, await)), true
	case "yield":
		fn := m.FunctionAround(n)
		if !n.Is(syntax.KindYield) || n.Span().Start != w.span.Start || !fn.IsAsyncGenerator() {
			return answer{}, false
		}
		return about(w.span, "yield", yielded(m, syntax.As[syntax.Yield](n), fn)), true
	case "async", "def", "with", "for":
		return statement(m, w)
	}
	return answer{}, false
}

// statement answers for "async def", "async with" and "async for", on both of their
// words.
func statement(m *semantic.Module, w word) (a answer, ok bool) {
	n := w.node
	if !n.IsAsync() || w.span.Start < n.Span().Start {
		return answer{}, false
	}
	second, first := "", syntax.Node{} // the second word, and what follows it
	switch n.Kind() {
	case syntax.KindFunctionDef:
		second, first = "def", n.Field(syntax.FieldName)
	case syntax.KindWith:
		second, first = "with", n.Field(syntax.FieldItems)
	case syntax.KindFor, syntax.KindComprehension:
		second, first = "for", n.Field(syntax.FieldTarget)
	}
	if w.text != second && w.text != "async" || w.span.Start >= first.OuterSpan().Start {
		return answer{}, false
	}
	span := w.span
	if between := (source.Span{Start: n.Span().Start, End: first.OuterSpan().Start}); between.Covers(w.span) {
		span = words(n.Tree().Text, between)
	}
	switch n.Kind() {
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
	}
	loop := syntax.As[syntax.Comprehension](n)
	return about(span, "async-comprehension", iterated(m, loop.Iter(), loop.Target())), true
}

// words returns span without the white space and brackets at its ends.
func words(t *source.Text, span source.Span) source.Span {
	text := t.String()
	for span.End > span.Start && !inWord(rune(text[span.End-1])) {
		span.End--
	}
	return span
}

// about returns the answer of a page with facts.
func about(span source.Span, page string, facts ...string) answer {
	a := answer{span: span, page: page}
	for _, fact := range facts {
		a.say(fact)
	}
	return a
}

// qualifiedName returns the name by which Python's documentation knows what n, a Name
// or Identifier, refers to or imports.
func qualifiedName(m *semantic.Module, n syntax.Node) string {
	from := syntax.As[syntax.ImportFrom](n.Parent().Parent())
	if from.Exists() && from.Level() == 0 && n.Role() == syntax.FieldName {
		return from.Module().Text() + "." + n.Text()
	}
	return m.QualifiedName(expression(n))
}

// expression returns the expression whose last name is n: the Attribute of its
// Identifier, else n itself.
func expression(n syntax.Node) syntax.Node {
	if n.Role() == syntax.FieldAttr && n.Parent().Is(syntax.KindAttribute) {
		return n.Parent()
	}
	return n
}
