package fixes

import (
	"iter"

	"awaiter/analysis/syntax"
)

// InThread hands call to function of module, which runs what it gets in a thread:
// "await asyncio.to_thread(f, x)" instead of "f(x)". Where the function takes no
// keyword arguments for f, a call that has some becomes a lambda. None where CPython
// does not compile an await or the call cannot be made in another place. Other tasks
// run meanwhile, so it is Unsafe.
func InThread(call syntax.Call, module, function string, takesKeywords bool) Fix {
	extra, ok := mayReplaceByAwait(call)
	reference, edits, imported := Import(call.Node, module, function)
	if !ok || !imported {
		return None
	}
	edits = append(edits, extra...)
	start, end := call.Span().Start, call.Span().End
	if call.Field(syntax.FieldKeywords).Exists() && !takesKeywords {
		if !isMovable(call.Node) {
			return None
		}
		// One edit for all of it: nothing in the lambda may be changed to an await.
		edits = append(edits, combined(append(await(call.Node), replace(start, end, reference+"(lambda: "+call.Text()+")")))...)
		return fix("Run it in a thread", Unsafe, edits...)
	}
	edits = append(edits, combined(append(append(await(call.Node), insert(start, reference+"(")), asArgument(call)...))...)
	return fix("Run it in a thread", Unsafe, edits...)
}

// combined returns edits with one in the place of several that insert at the same
// offset: of two that are equal, Merge would keep one.
func combined(edits []Edit) []Edit {
	var kept []Edit
next:
	for _, e := range edits {
		for i, k := range kept {
			if k.Span == e.Span && e.Span.IsEmpty() {
				kept[i].New += e.New
				continue next
			}
		}
		kept = append(kept, e)
	}
	return kept
}

// UseCoroutine changes call to await function of module with the same arguments:
// "await asyncio.sleep(1)" instead of "time.sleep(1)". None where CPython does not
// compile an await. Other tasks run meanwhile, so it is Unsafe.
func UseCoroutine(call syntax.Call, module, function string) Fix {
	extra, ok := mayReplaceByAwait(call)
	reference, edits, imported := Import(call.Node, module, function)
	f := call.Func().OuterSpan()
	if !ok || !imported || hasComment(call.Tree(), f) {
		return None
	}
	edits = append(append(edits, extra...), await(call.Node)...)
	return fix("Use 'await "+reference+"()'", Unsafe, append(edits, replace(f.Start, f.End, reference))...)
}

// mayReplaceByAwait reports whether call can become an awaited one where it stands,
// and the edits that takes around it.
func mayReplaceByAwait(call syntax.Call) (extra []Edit, ok bool) {
	p := placeOf(call.Node)
	extra, ok = p.mayAwait(p.function().IsAsync())
	return extra, ok && isLoaded(call.Node) && !call.IsBroken()
}

// isMovable reports whether n may be the body of a lambda: it neither awaits nor
// yields nor binds, and has no super(), which looks at the function around it.
func isMovable(n syntax.Node) bool {
	switch {
	case n.Is(syntax.KindAwait, syntax.KindYield, syntax.KindYieldFrom, syntax.KindNamedExpr),
		n.Is(syntax.KindName) && (n.Text() == "super" || n.Text() == "locals"):
		return false
	}
	for c := range n.Children() {
		if !isMovable(c) {
			return false
		}
	}
	return true
}

// asArgument returns the edits that make of "f(x)" the arguments "f, x)" of another
// call.
func asArgument(call syntax.Call) []Edit {
	text := textOf(call.Node)
	open := skip(text, call.Func().OuterSpan().End)
	first := call.Arg(0)
	if !first.Exists() && !call.Field(syntax.FieldKeywords).Exists() {
		return []Edit{remove(open, open+1)}
	}
	if isArgumentGenerator(first) {
		return []Edit{replace(open, open+1, ", ("), insert(call.Span().End, ")")}
	}
	comma := ", "
	if next := text.Byte(open + 1); isNewline(next) || next == ' ' {
		comma = ","
	}
	return []Edit{replace(open, open+1, comma)}
}

// CreateSubprocess changes "subprocess.Popen([a, b], …)" to "await
// asyncio.create_subprocess_exec(a, b, …)". The methods of what it gives are
// coroutines and are left to await, so it is a Sketch.
func CreateSubprocess(call syntax.Call) Fix {
	f := UseCoroutine(call, "asyncio", "create_subprocess_exec")
	program := call.Arg(0)
	if f.IsNone() || !program.Exists() || program.IsBroken() || program.Is(syntax.KindStarred) {
		return None
	}
	s := program.Span()
	isLong := hasNewline(textOf(program), s)
	elements := program.Fields(syntax.FieldElt)
	if !program.Is(syntax.KindList) || program.HasParens() || isLong || isEmpty(elements) {
		f.Edits = append(f.Edits, insert(program.OuterSpan().Start, "*"))
		if program.Is(syntax.KindConstant, syntax.KindJoinedStr) {
			f.Edits = f.Edits[:len(f.Edits)-1]
		}
		return fix(f.Title, Sketch, f.Edits...)
	}
	var last syntax.Node
	for last = range elements {
	}
	// A comma behind the last element is the call's, if nothing follows.
	comma := skip(textOf(program), last.OuterSpan().End)
	if textOf(program).Byte(comma) == ',' {
		f.Edits = append(f.Edits, remove(comma, comma+1))
	}
	return fix(f.Title, Sketch, append(f.Edits, remove(s.Start, s.Start+1), remove(s.End-1, s.End))...)
}

func isEmpty(nodes iter.Seq[syntax.Node]) bool {
	for range nodes {
		return false
	}
	return true
}
