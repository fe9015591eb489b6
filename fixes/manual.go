package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// UseAsyncWith changes a manual entry, "x = await cm.__aenter__()" followed by a try
// whose only clause is a finally that awaits cm.__aexit__(None, None, None), to "async
// with cm as x:". enter is the call of the method; __enter__ and __exit__ become a
// plain with. None where the shape is another. The exit method is told of exceptions
// from then on, so it is Unsafe.
func UseAsyncWith(enter syntax.Call) Fix {
	method := syntax.As[syntax.Attribute](enter.Func())
	async := method.Attr().Text() == "__aenter__"
	cm := method.Value()
	if !async && method.Attr().Text() != "__enter__" || enter.Arg(0).Exists() || !isPath(cm) {
		return None
	}
	stmt, target := entryStatement(enter, async)
	try := syntax.As[syntax.Try](stmt.Next())
	if !target.Exists() && !stmt.Is(syntax.KindExprStmt) || !try.Exists() || try.Role() != stmt.Role() {
		return None
	}
	if stmt.IsBroken() || try.IsBroken() || !standsAlone(stmt) || !beginsLine(try.Node) || !exits(try, cm.Text(), async) {
		return None
	}
	stmts := body(try.Node)
	first, last := stmts[0], stmts[len(stmts)-1]
	head := source.Span{Start: stmt.Span().Start, End: headerEnd(try.Node)}
	tail := source.Span{Start: skipNewline(textOf(stmt), blockEnd(try.Node, last)), End: lineAfter(try.Node)}
	if !beginsLine(first) || hasComment(try.Tree(), head) || hasComment(try.Tree(), tail) {
		return None
	}
	with, title := "with "+cm.Text(), "Use 'with'"
	if async {
		with, title = "async "+with, "Use 'async with'"
	}
	if target.Exists() {
		with += " as " + target.Text()
	}
	return fix(title, Unsafe, replace(head.Start, head.End, with), remove(tail.Start, tail.End))
}

// isPath reports whether n is a name, or attributes of one: evaluating it again
// gives the same object.
func isPath(n syntax.Node) bool {
	for n.Is(syntax.KindAttribute) {
		n = syntax.As[syntax.Attribute](n).Value()
	}
	return n.Is(syntax.KindName)
}

// entryStatement returns the statement that is nothing but the entry, and what it
// binds.
func entryStatement(enter syntax.Call, async bool) (stmt, target syntax.Node) {
	value := enter.Node
	if async {
		if value = enter.Parent(); !value.Is(syntax.KindAwait) {
			return syntax.Node{}, syntax.Node{}
		}
	}
	stmt = value.Parent()
	if assign := syntax.As[syntax.Assign](stmt); assign.Exists() {
		n := 0
		for target = range assign.Targets() {
			n++
		}
		if n != 1 || !target.Is(syntax.KindName, syntax.KindAttribute) {
			return syntax.Node{}, syntax.Node{}
		}
	}
	return stmt, target
}

// exits reports whether try has nothing but a finally that exits the manager called
// cm, told of no exception.
func exits(try syntax.Try, cm string, async bool) bool {
	for range try.Handlers() {
		return false
	}
	for range try.Orelse() {
		return false
	}
	final := try.Field(syntax.FieldFinalbody)
	if !final.Exists() || !isOnly(final) {
		return false
	}
	value := syntax.As[syntax.ExprStmt](final).Value()
	name := "__exit__"
	if async {
		value, name = syntax.As[syntax.Await](value).Value(), "__aexit__"
	}
	call := syntax.As[syntax.Call](value)
	method := syntax.As[syntax.Attribute](call.Func())
	if method.Attr().Text() != name || method.Value().Text() != cm {
		return false
	}
	n := 0
	for arg := range call.Args() {
		if n++; !arg.Is(syntax.KindConstant) || arg.Op() != syntax.ConstNone {
			return false
		}
	}
	return n == 3
}
