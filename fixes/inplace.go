package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// AwaitInPlace puts "await part" in the place of whole, an expression that holds part:
// "task.result()" becomes "await task". None where CPython does not compile an await or
// a comment would be lost. It is Unsafe.
func AwaitInPlace(whole, part syntax.Node) Fix {
	p, inner, outer := placeOf(whole), part.OuterSpan(), whole.Span()
	extra, ok := p.mayAwait(p.function().IsAsync())
	before, behind := source.Span{Start: outer.Start, End: inner.Start}, source.Span{Start: inner.End, End: outer.End}
	if !ok || whole.IsBroken() || !isLoaded(whole) || hasComment(whole.Tree(), before) || hasComment(whole.Tree(), behind) {
		return None
	}
	prefix, suffix := "await ", ""
	if bindsTightly(whole) && !whole.HasParens() {
		prefix, suffix = "("+prefix, ")"
	}
	if !isPrimary(part) && !part.HasParens() {
		prefix, suffix = prefix+"(", suffix+")"
	}
	prefix = spaced(textOf(whole), outer.Start, prefix)
	return fix("Await it", Unsafe, append(extra, replace(before.Start, before.End, prefix), replace(behind.Start, behind.End, suffix))...)
}

// AwaitEach awaits the arguments of a call after an await one after the other: "await
// asyncio.gather(f(), g())" becomes "[await f(), await g()]". None where it has other
// than plain arguments. It is Unsafe.
func AwaitEach(await syntax.Await) Fix {
	call := syntax.As[syntax.Call](await.Value())
	var args []syntax.Node
	for c := range call.Children() {
		if c == call.Func() {
			continue
		}
		if c.Role() != syntax.FieldArgs || !isPrimary(c) || c.HasParens() {
			return None
		}
		args = append(args, c)
	}
	p := placeOf(await.Node)
	if len(args) == 0 || await.IsBroken() || !isLoaded(await.Node) || len(p.comps) > 0 ||
		hasComment(await.Tree(), source.Span{Start: await.Span().Start, End: args[0].Span().Start}) {
		return None
	}
	edits := []Edit{replace(await.Span().Start, skipBlanks(textOf(await.Node), call.Func().OuterSpan().End)+1, "["),
		replace(await.Span().End-1, await.Span().End, "]")}
	for _, a := range args {
		edits = append(edits, insert(a.Span().Start, "await "))
	}
	return fix("Await one after the other", Unsafe, edits...)
}

// YieldNothing changes "yield value" to a bare yield. None where evaluating the value may
// do something.
func YieldNothing(y syntax.Yield) Fix {
	value := y.Value()
	if !value.Exists() || !isInert(value) || y.IsBroken() || hasComment(y.Tree(), y.Span()) {
		return None
	}
	start := y.Span().Start + len("yield")
	return fix("Yield nothing", Unsafe, remove(start, value.OuterSpan().End))
}

// YieldFromAwaitable changes "yield x", x awaitable, to "yield from x.__await__()", or
// under types.coroutine, to "yield from x".
func YieldFromAwaitable(m *semantic.Module, y syntax.Yield) Fix {
	value, def := y.Value(), placeOf(y.Node).function()
	if !value.Exists() || y.IsBroken() || !def.Exists() {
		return None
	}
	f := fix("Wait for it", Unsafe, replace(y.Span().Start, y.Span().Start+len("yield"), "yield from"))
	for d := range def.Decorators() {
		if m.QualifiedName(d) == "types.coroutine" {
			return f
		}
	}
	return Join(f, AppendCall(value, ".__await__()"))
}
