package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// CloseBehind puts loop, an async for over a call, into an "async with aclosing(…)", so
// that what it iterates is closed however it is left, before the program goes on: Unsafe. contextlib has aclosing
// from Python 3.10 on, which is for the caller to know.
func CloseBehind(loop syntax.For) Fix {
	reference, edits, ok := Import(loop.Node, "contextlib", "aclosing")
	def := placeOf(loop.Node).function()
	if !ok || !def.IsAsync() || loop.IsBroken() || !standsAlone(loop.Node) || hasNewline(textOf(loop.Node), loop.Iter().OuterSpan()) {
		return None
	}
	unit, margin, newline := unitOf(loop.Node), indentOf(loop.Node), loop.Tree().Text.Newline()
	name := freeName(def.Node, "items")
	start, iterable := loop.Span().Start, loop.Iter().OuterSpan()
	var last syntax.Node
	for c := range loop.Children() {
		last = c
	}
	end := max(blockEnd(loop.Node, last), lineEnd(last))
	edits = append(edits,
		insert(start, "async with "+reference+"("+outerText(loop.Iter())+") as "+name+":"+newline+margin+unit),
		replace(iterable.Start, iterable.End, name))
	edits = append(edits, indent(loop.Node.Parent(), source.Span{Start: start, End: end}, unit)...)
	return fix("Use 'aclosing()'", Unsafe, edits...)
}
