package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Gather awaits the elements of display, the list, tuple or set after an await,
// together: "await [f(), g()]" becomes "await asyncio.gather(f(), g())". It is Safe, as
// it is asked for where the await cannot succeed.
func Gather(display syntax.Node) Fix {
	bracketed := display.Is(syntax.KindList, syntax.KindSet) || display.Is(syntax.KindTuple) && isPrimary(display)
	if !bracketed || !display.Parent().Is(syntax.KindAwait) || display.IsBroken() {
		return None
	}
	reference, edits, ok := Import(display, "asyncio", "gather")
	if !ok {
		return None
	}
	s := display.Span()
	edits = append(edits, replace(s.Start, s.Start+1, reference+"("), replace(s.End-1, s.End, ")"))
	return fix("Await all of them with '"+reference+"()'", Safe, edits...)
}

// Exhaust makes a loop of stmt, a statement that only makes or awaits an asynchronous
// iterator: "async for _ in rows(): pass". None where CPython does not compile that. It
// is Unsafe: what never ran begins to run.
func Exhaust(stmt syntax.ExprStmt) Fix {
	value := stmt.Value()
	if await := syntax.As[syntax.Await](value); await.Exists() {
		value = await.Value()
	}
	p := placeOf(value)
	if !p.function().IsAsync() || len(p.comps) > 0 || stmt.IsBroken() || !standsAlone(stmt.Node) {
		return None
	}
	s, newline := stmt.Span(), stmt.Tree().Text.Newline()
	return fix("Iterate it to the end", Unsafe,
		replace(s.Start, value.OuterSpan().Start, "async for _ in "),
		replace(value.OuterSpan().End, s.End, ":"+newline+indentOf(stmt.Node)+unitOf(stmt.Node)+"pass"))
}

// EnterRest makes an "async with" of stmt, a statement that only makes an asynchronous
// context manager, around the statements that follow it in its block. None where
// nothing follows or CPython does not compile that. It is a Sketch: how much of the
// block belongs into it is for the user to say.
func EnterRest(stmt syntax.ExprStmt) Fix {
	s := stmt.Span()
	return enterRest(stmt.Node, insert(s.Start, "async with "), insert(s.End, ":"))
}

// EnterAwaited is EnterRest for a statement that awaits such a manager, and may bind
// what that gives to a name: "r = await session()" becomes "async with session() as r:".
func EnterAwaited(await syntax.Await) Fix {
	stmt, s, manager := await.Parent(), await.Parent().Span(), await.Value().OuterSpan()
	assign := syntax.As[syntax.Assign](stmt)
	target := assign.Field(syntax.FieldTarget)
	switch {
	case stmt.Is(syntax.KindExprStmt):
		return enterRest(stmt, replace(s.Start, manager.Start, "async with "), replace(manager.End, s.End, ":"))
	case target.Is(syntax.KindName) && target.Next() == await.Node:
		return enterRest(stmt, replace(s.Start, manager.Start, "async with "), replace(manager.End, s.End, " as "+target.Text()+":"))
	}
	return None
}

// enterRest moves what follows stmt in its block deeper, where header makes an "async
// with" of it.
func enterRest(stmt syntax.Node, header ...Edit) Fix {
	last := stmt
	for n := stmt.Next(); n.Role() == stmt.Role() && n.Exists(); n = n.Next() {
		last = n
	}
	if last == stmt || !placeOf(stmt).function().IsAsync() || stmt.IsBroken() || !standsAlone(stmt) || !standsAlone(last) {
		return None
	}
	rest := source.Span{Start: lineEnd(stmt), End: last.OuterSpan().End}
	return fix("Enter it around what follows", Sketch, append(header, indent(placeOf(stmt).function().Node, rest, unitOf(stmt))...)...)
}

// EnterRestAs is EnterRest for assign, a statement "name = manager()" that nothing enters
// in what follows: it becomes "async with manager() as name:". It is Unsafe.
func EnterRestAs(assign syntax.Assign) Fix {
	target, value := assign.Field(syntax.FieldTarget), assign.Value()
	if !target.Is(syntax.KindName) || target.Next() != value {
		return None
	}
	return enterRest(assign.Node, replace(assign.Span().Start, value.OuterSpan().Start, "async with "),
		insert(value.OuterSpan().End, " as "+target.Text()+":")).WithSafety(Unsafe)
}

// ExtendWith moves the statements behind with into its body, up to last, one of them. It
// is Unsafe.
func ExtendWith(with syntax.With, last syntax.Node) Fix {
	stmts := body(with.Node)
	if len(stmts) == 0 || !last.Exists() {
		return None
	}
	for n := with.Next(); n != last; n = n.Next() {
		if !n.Exists() || n.Role() != with.Role() {
			return None
		}
	}
	if with.IsBroken() || last.IsBroken() || !beginsLine(stmts[0]) || !beginsLine(with.Next()) || !standsAlone(last) {
		return None
	}
	lines := source.Span{Start: blockEnd(with.Node, stmts[len(stmts)-1]), End: last.OuterSpan().End}
	return fix("Move it into the 'async with'", Unsafe, indent(placeOf(with.Node).scope, lines, unitOf(with.Node))...)
}
