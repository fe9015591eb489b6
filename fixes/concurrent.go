package fixes

import "awaiter/analysis/syntax"

// An AwaitingLoop is a loop that does nothing but await a call for each item, one after
// the other: "[await f(x) for x in xs]", "for x in xs: await f(x)", "for x in xs:
// out.append(await f(x))". The zero AwaitingLoop is none.
type AwaitingLoop struct {
	Await  syntax.Await
	Target syntax.Node
	Iter   syntax.Node

	whole syntax.Node // what a single await replaces
	list  syntax.Node // out
}

// AwaitingLoopOf returns what loop, a ListComp or For, is as an AwaitingLoop.
func AwaitingLoopOf(loop syntax.Node) AwaitingLoop {
	l := AwaitingLoop{whole: loop}
	var elt syntax.Node
	switch loop.Kind() {
	case syntax.KindListComp:
		elt = loop.Field(syntax.FieldElt)
		count := 0
		for g := range syntax.Generators(loop) {
			count++
			l.Target, l.Iter = g.Target(), g.Iter()
			for range g.Ifs() {
				count++
			}
			if g.IsAsync() {
				count++
			}
		}
		if count != 1 {
			return AwaitingLoop{}
		}
	case syntax.KindFor:
		stmts := body(loop)
		if loop.IsAsync() || len(stmts) != 1 || loop.Field(syntax.FieldOrelse).Exists() {
			return AwaitingLoop{}
		}
		l.Target, l.Iter = loop.Field(syntax.FieldTarget), loop.Field(syntax.FieldIter)
		elt = syntax.As[syntax.ExprStmt](stmts[0]).Value()
		method := syntax.As[syntax.Attribute](syntax.As[syntax.Call](elt).Func())
		if method.Attr().Text() == "append" && method.Value().Is(syntax.KindName) && isOnlyArgument(syntax.As[syntax.Call](elt), elt.Field(syntax.FieldArgs)) {
			l.list, elt = method.Value(), elt.Field(syntax.FieldArgs)
		}
	}
	l.Await = syntax.As[syntax.Await](elt)
	if !l.Await.Value().Is(syntax.KindCall) || l.Await.HasParens() {
		return AwaitingLoop{}
	}
	return l
}

// Gather runs the calls of l at a time: "await asyncio.gather(*[f(x) for x in xs])". None
// where a comment would be lost, or a call or what is iterated has several lines. It is
// Unsafe.
func (l AwaitingLoop) Gather() Fix {
	if !l.Await.Exists() || l.whole.IsBroken() {
		return None
	}
	call, t := l.Await.Value(), l.whole.Tree()
	reference, edits, ok := Import(l.whole, "asyncio", "gather")
	if !ok || hasComment(t, l.whole.OuterSpan()) || hasNewline(t.Text, call.Span()) || hasNewline(t.Text, l.Iter.OuterSpan()) {
		return None
	}
	iter := outerText(l.Iter)
	if !isDisjunction(l.Iter) && !l.Iter.HasParens() {
		iter = "(" + iter + ")"
	}
	text := "await " + reference + "(*[" + call.Text() + " for " + outerText(l.Target) + " in " + iter + "])"
	if l.list.Exists() {
		text = l.list.Text() + ".extend(" + text + ")"
	}
	if bindsTightly(l.whole) && !l.whole.HasParens() {
		text = "(" + text + ")"
	}
	s := l.whole.Span()
	return fix("Run them at a time with '"+reference+"()'", Unsafe, append(edits, replace(s.Start, s.End, text))...)
}

// AwaitCancelled waits, in a statement behind stmt, until what tasks names, "task" or
// "*tasks", has ended, with whatever exception. None where CPython does not compile an
// await. It is Unsafe.
func AwaitCancelled(stmt syntax.Node, tasks string) Fix {
	reference, edits, ok := Import(stmt, "asyncio", "gather")
	if !ok || !placeOf(stmt).function().IsAsync() || stmt.IsBroken() || !standsAlone(stmt) {
		return None
	}
	text := indentOf(stmt) + "await " + reference + "(" + tasks + ", return_exceptions=True)" + stmt.Tree().Text.Newline()
	return fix("Wait until it has ended", Unsafe, append(edits, afterLine(stmt, text)...)...)
}
