package fixes

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// AsyncioRun changes "loop.run_until_complete(main())" to "asyncio.run(main())" and
// deletes what only made, set and closed the loop. None where the loop is used for
// anything else, where the argument is not known to be a coroutine, which asyncio.run
// insists on, and in a coroutine function. The loop is another one, so it is Unsafe.
func AsyncioRun(m *semantic.Module, call syntax.Call) Fix {
	method := syntax.As[syntax.Attribute](call.Func())
	arg := call.Arg(0)
	if method.Attr().Text() != "run_until_complete" || !isOnlyArgument(call, arg) || call.IsBroken() ||
		!m.TypeOf(arg).IsCoroutine() || placeOf(call.Node).function().IsAsync() {
		return None
	}
	reference, edits, ok := Import(call.Node, "asyncio", "run")
	if !ok {
		return None
	}
	edits = append(edits, replace(method.Span().Start, method.Span().End, reference))
	if name := syntax.As[syntax.Name](method.Value()); name.Exists() {
		more, ok := withoutLoop(m, name, call)
		if !ok {
			return None
		}
		edits = append(edits, more...)
	} else if !makesLoop(m, method.Value()) {
		return None
	}
	return fix("Use 'asyncio.run()'", Unsafe, edits...)
}

// makesLoop reports whether expr gives an event loop that nothing else refers to.
func makesLoop(m *semantic.Module, expr syntax.Node) bool {
	call := syntax.As[syntax.Call](expr)
	switch m.QualifiedName(call.Func()) {
	case "asyncio.get_event_loop", "asyncio.new_event_loop", "asyncio.events.get_event_loop", "asyncio.events.new_event_loop":
		return true
	}
	return false
}

// withoutLoop returns the edits that delete the variable loop, all of whose uses but
// in call make, set or close the loop; ok is false if there are others.
func withoutLoop(m *semantic.Module, loop syntax.Name, call syntax.Call) (edits []Edit, ok bool) {
	scope := placeOf(loop.Node).scope
	made := false
	for name := range syntax.All[syntax.Name](scope) {
		if name.Identifier() != loop.Identifier() || name == loop {
			continue
		}
		stmt := name.Parent()
		for stmt.Exists() && !(syntax.KindFunctionDef <= stmt.Kind() && stmt.Kind() <= syntax.KindContinue) {
			stmt = stmt.Parent()
		}
		assign := syntax.As[syntax.Assign](stmt)
		switch {
		case assign.Exists() && assign.Field(syntax.FieldTarget) == name.Node && makesLoop(m, assign.Value()) && !made:
			for t := range assign.Targets() {
				if t != name.Node {
					return nil, false
				}
			}
			made = true
			edits = append(edits, deleted(stmt)...)
		case setsLoop(m, stmt, name):
			edits = append(edits, deleted(stmt)...)
		case closesLoop(stmt, name):
			more, ok := withoutClose(stmt, call)
			if !ok {
				return nil, false
			}
			edits = append(edits, more...)
		default:
			return nil, false
		}
	}
	return edits, made
}

// setsLoop reports whether stmt is asyncio.set_event_loop(loop).
func setsLoop(m *semantic.Module, stmt syntax.Node, loop syntax.Name) bool {
	call := syntax.As[syntax.Call](syntax.As[syntax.ExprStmt](stmt).Value())
	q := m.QualifiedName(call.Func())
	return call.Arg(0) == loop.Node && (q == "asyncio.set_event_loop" || q == "asyncio.events.set_event_loop")
}

// closesLoop reports whether stmt is loop.close().
func closesLoop(stmt syntax.Node, loop syntax.Name) bool {
	call := syntax.As[syntax.Call](syntax.As[syntax.ExprStmt](stmt).Value())
	method := syntax.As[syntax.Attribute](call.Func())
	return method.Attr().Text() == "close" && method.Value() == loop.Node && !call.Arg(0).Exists()
}

// withoutClose returns the edits that delete stmt, which closes the loop: with the
// finally clause whose only statement it is, and the try around call if that has no
// other clause.
func withoutClose(stmt syntax.Node, call syntax.Call) ([]Edit, bool) {
	try := syntax.As[syntax.Try](stmt.Parent())
	if stmt.Role() != syntax.FieldFinalbody || !isOnly(stmt) {
		return deleted(stmt), true
	}
	for range try.Handlers() {
		return nil, false
	}
	for range try.Orelse() {
		return nil, false
	}
	stmts := body(try.Node)
	if !try.Contains(call.Node) || !beginsLine(stmts[0]) || !standsAlone(stmt) || !beginsLine(try.Node) {
		return nil, false
	}
	return unwrapped(try.Node, stmts)
}

// unwrapped returns the edits that leave only stmts, its body, of the try: its first
// line goes, and all lines behind the body. ok is false if something else stands there.
func unwrapped(try syntax.Node, stmts []syntax.Node) (edits []Edit, ok bool) {
	t := try.Tree()
	start, last := try.Span().Start, stmts[len(stmts)-1]
	colon := headerEnd(try)
	head := source.Span{Start: t.Text.LineStart(start), End: skipNewline(textOf(try), skipBlanks(textOf(try), colon+1))}
	end := blockEnd(try, last)
	tail := source.Span{Start: skipNewline(textOf(try), end), End: lineAfter(try)}
	if colon < 0 || t.Text.LineStart(head.End) != head.End || hasComment(t, head) || hasComment(t, tail) {
		return nil, false
	}
	edits = append(edits, remove(head.Start, head.End), remove(tail.Start, tail.End))
	lines := source.Span{Start: head.End - 1, End: end}
	return append(edits, dedent(try, lines, unitOf(try))...), true
}
