package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Star hands the items of arg, an argument that is an iterable, to the call one by one:
// "gather(rows)" becomes "gather(*rows)". A generator expression with await in it, which
// only async for iterates, becomes a list first; None where that cannot be. It is Safe,
// as it is asked for where the iterable itself cannot be taken.
func Star(arg syntax.Node) Fix {
	if arg.Role() != syntax.FieldArgs || arg.Is(syntax.KindStarred) || arg.IsBroken() {
		return None
	}
	s := arg.OuterSpan()
	edits := []Edit{insert(s.Start, "*")}
	switch gen := syntax.As[syntax.GeneratorExp](arg); {
	case gen.Exists() && isAsynchronous(arg):
		if !placeOf(arg).function().IsAsync() {
			return None
		}
		if isArgumentGenerator(arg) {
			edits = []Edit{insert(s.Start+1, "*["), insert(s.End-1, "]")}
		} else {
			edits = []Edit{replace(s.Start, s.Start+1, "*["), replace(s.End-1, s.End, "]")}
		}
	case isArgumentGenerator(arg):
		edits = []Edit{insert(s.Start+1, "*("), insert(s.End-1, ")")}
	}
	return fix("Pass the items with '*'", Safe, edits...)
}

// AwaitArgument changes call, which runs its argument arg to the end, to an await of
// arg: "asyncio.run(main())" becomes "await main()", and so does "await
// asyncio.run(main())". None where CPython does not compile an await and where comments
// would be lost. It is Unsafe.
func AwaitArgument(call syntax.Call, arg syntax.Node) Fix {
	return awaitInPlace(call, arg, outerText(arg))
}

// AwaitCall is AwaitArgument for a call that takes a function and its arguments:
// "trio.run(main, 1)" becomes "await main(1)". It is None if behind, the arguments of
// the function, is not what follows it in the call.
func AwaitCall(call syntax.Call, function syntax.Node, behind []syntax.Node) Fix {
	text, ok := calledText(function, behind)
	if !ok {
		return None
	}
	return awaitInPlace(call, function, text)
}

func awaitInPlace(call syntax.Call, arg syntax.Node, text string) Fix {
	place := placeOf(call.Node)
	extra, ok := place.mayAwait(place.function().IsAsync())
	if !ok || extra != nil || call.IsBroken() || !arg.Exists() || !isLoaded(call.Node) ||
		hasComment(call.Tree(), call.Span()) || arg.Is(syntax.KindStarred) {
		return None
	}
	if !isPrimary(arg) && text == outerText(arg) && !arg.HasParens() {
		text = "(" + text + ")"
	}
	s, prefix, suffix := call.Span(), "await ", ""
	switch {
	case call.Parent().Is(syntax.KindAwait):
		prefix = ""
	case bindsTightly(call.Node) && !call.HasParens():
		prefix, suffix = "("+prefix, ")"
	}
	return fix("Await it", Unsafe, replace(s.Start, s.End, prefix+text+suffix))
}

// calledText returns the text of a call of function with args.
func calledText(function syntax.Node, args []syntax.Node) (string, bool) {
	if !function.Exists() {
		return "", false
	}
	text := outerText(function)
	if !isPrimary(function) && !function.HasParens() {
		text = "(" + text + ")"
	}
	var all []string
	for _, a := range args {
		all = append(all, outerText(a))
	}
	return text + "(" + strings.Join(all, ", ") + ")", true
}

// TakeArgument puts arg, an argument of call, in the place of call. None where comments
// would be lost. It is Unsafe.
func TakeArgument(call syntax.Call, arg syntax.Node) Fix {
	if !isLoaded(call.Node) || call.IsBroken() || !arg.Exists() || arg.Is(syntax.KindStarred) || hasComment(call.Tree(), call.Span()) ||
		!isPrimary(arg) && !arg.HasParens() || isArgumentGenerator(arg) {
		return None
	}
	return fix("Use '"+shortText(arg)+"' itself", Unsafe, replace(call.Span().Start, call.Span().End, outerText(arg)))
}

// PassFunction changes called, an argument that is a call, to the function that it
// calls: "start_soon(f())" becomes "start_soon(f)". Its arguments follow the function
// where spread says that they may, "start_soon(f, 1)", and go into a functools.partial
// otherwise. None where comments would be lost. It is Unsafe.
func PassFunction(called syntax.Call, spread bool) Fix {
	if !called.Exists() || called.IsBroken() || hasComment(called.Tree(), called.Span()) {
		return None
	}
	function, s := called.Func(), called.Span()
	title := "Pass '" + shortText(function) + "' itself"
	var args []string
	keywords := false
	for c := range called.Children() {
		switch {
		case c == function:
		case isArgumentGenerator(c):
			return None
		case c.Is(syntax.KindKeyword):
			keywords = true
			args = append(args, c.Text())
		default:
			args = append(args, outerText(c))
		}
	}
	if len(args) == 0 || spread && !keywords {
		return fix(title, Unsafe, replace(s.Start, s.End, strings.Join(append([]string{outerText(function)}, args...), ", ")))
	}
	reference, edits, ok := Import(called.Node, "functools", "partial")
	if !ok {
		return None
	}
	text := reference + "(" + strings.Join(append([]string{outerText(function)}, args...), ", ") + ")"
	return fix(title, Unsafe, append(edits, replace(s.Start, s.End, text))...)
}

// PartialOf moves keyword, which the call does not know, and the positional arguments
// behind function to the function: "start_soon(f, 1, x=2)" becomes
// "start_soon(functools.partial(f, 1, x=2))". None where comments would be lost. It is
// Safe, as it is asked for where the call refuses the keyword.
func PartialOf(call syntax.Call, function syntax.Node, behind []syntax.Node, keywords []syntax.Node) Fix {
	if !function.Exists() || call.IsBroken() || hasComment(call.Tree(), call.Span()) || len(keywords) == 0 {
		return None
	}
	reference, edits, ok := Import(call.Node, "functools", "partial")
	if !ok {
		return None
	}
	text := reference + "(" + outerText(function)
	last := function
	for _, a := range behind {
		text += ", " + outerText(a)
		last = a
	}
	for _, k := range keywords {
		text += ", " + k.Text()
		edits = append(edits, withoutArgument(k))
	}
	edits = append(edits, replace(function.OuterSpan().Start, last.OuterSpan().End, text+")"))
	return fix("Pass the keyword with 'functools.partial'", Safe, edits...)
}

// withoutArgument returns the edit that removes n, an argument that is not the first,
// with the comma before it.
func withoutArgument(n syntax.Node) Edit {
	return remove(lastBefore(textOf(n), n.OuterSpan().Start), n.OuterSpan().End)
}

// Defer wraps function, which is called with the arguments behind it and params, in a
// lambda that hands the coroutine to name of module: "call_soon(f, 1)" becomes
// "call_soon(lambda: asyncio.create_task(f(1)))". None in a loop if there are arguments,
// which would be evaluated later than they are. It is Unsafe.
func Defer(function syntax.Node, behind []syntax.Node, params, module, name string) Fix {
	if !isLoaded(function) || function.IsBroken() || len(behind) > 0 && isInLoop(function) {
		return None
	}
	reference, edits, ok := Import(function, module, name)
	if !ok {
		return None
	}
	last := function
	if len(behind) > 0 {
		last = behind[len(behind)-1]
	}
	span := source.Span{Start: function.OuterSpan().Start, End: last.OuterSpan().End}
	text, ok := calledText(function, behind)
	if !ok || hasComment(function.Tree(), span) {
		return None
	}
	if params != "" {
		text = strings.TrimSuffix(text, ")")
		if len(behind) > 0 {
			text += ", "
		}
		text += params + ")"
		params = " " + params
	}
	edits = append(edits, replace(span.Start, span.End, "lambda"+params+": "+reference+"("+text+")"))
	return fix("Run the coroutine with '"+reference+"()'", Unsafe, edits...)
}

// RenameMethodCalled calls the method name instead of the one that call calls. It is
// Unsafe.
func RenameMethodCalled(call syntax.Call, name string) Fix {
	method := syntax.As[syntax.Attribute](call.Func())
	if !method.Exists() || call.IsBroken() {
		return None
	}
	return Replace(method.Attr(), name).Titled("Use '%s()'", name)
}

// isInLoop reports whether n is evaluated several times in a run of its function.
func isInLoop(n syntax.Node) bool {
	p := placeOf(n)
	for ; n.Exists() && n != p.scope; n = n.Parent() {
		if n.Parent().Is(syntax.KindFor, syntax.KindWhile) {
			return true
		}
	}
	return len(p.comps) > 0
}

// InList puts arg, an argument, into a list of its own. It is Unsafe.
func InList(arg syntax.Node) Fix {
	if !isLoaded(arg) || arg.IsBroken() || arg.Is(syntax.KindYield, syntax.KindYieldFrom) {
		return None
	}
	s := arg.OuterSpan()
	return fix("Put it into a list", Unsafe, insert(s.Start, "["), insert(s.End, "]"))
}

// CallInstead calls name of module with the arguments of call: "asyncio.create_task(f())"
// becomes "asyncio.run(f())". It is Unsafe.
func CallInstead(call syntax.Call, module, name string) Fix {
	function := call.Func()
	if !function.Exists() || call.IsBroken() || function.HasParens() {
		return None
	}
	reference, edits, ok := Import(call.Node, module, name)
	if !ok {
		return None
	}
	s := function.Span()
	return fix("Use '"+reference+"()'", Unsafe, append(edits, replace(s.Start, s.End, reference))...)
}
