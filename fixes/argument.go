package fixes

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Star hands the items of arg, an argument that is an iterable, to the call one by one:
// "gather(rows)" becomes "gather(*rows)", and "gather(await f(x) for x in rows)" becomes
// "gather(*(f(x) for x in rows))". A generator expression with async for becomes a list
// first; None where that cannot be. It is Safe, as it is asked for where the iterable
// itself cannot be taken.
func Star(arg syntax.Node) Fix {
	if arg.Role() != syntax.FieldArgs || arg.Is(syntax.KindStarred) || arg.IsBroken() {
		return None
	}
	s := arg.OuterSpan()
	edits, open, close := []Edit{insert(s.Start, "*")}, "*(", ")"
	if await := syntax.As[syntax.Await](arg.Field(syntax.FieldElt)); await.Exists() && arg.Is(syntax.KindGeneratorExp, syntax.KindListComp, syntax.KindSetComp) {
		edits = append(edits, RemoveAwait(await).Edits...)
	}
	if isAsyncFor(arg) && arg.Is(syntax.KindGeneratorExp) {
		if !placeOf(arg).function().IsAsync() {
			return None
		}
		open, close = "*[", "]"
		if !isArgumentGenerator(arg) {
			edits[0] = replace(s.Start, s.Start+1, open)
			edits = append(edits, replace(s.End-1, s.End, close))
		}
	}
	if isArgumentGenerator(arg) {
		edits[0] = insert(s.Start+1, open)
		edits = append(edits, insert(s.End-1, close))
	}
	return fix("Pass the items with '*'", Safe, edits...)
}

// isAsyncFor reports whether comp has an async for of its own.
func isAsyncFor(comp syntax.Node) bool {
	for g := range syntax.Generators(comp) {
		if g.IsAsync() {
			return true
		}
	}
	return false
}

// AwaitArgument changes call, which runs its argument arg to the end, to an await of
// arg: "asyncio.run(main())" becomes "await main()", and so does "await
// asyncio.run(main())". None where CPython does not compile an await and where comments
// would be lost. It is Unsafe.
func AwaitArgument(call syntax.Call, arg syntax.Node) Fix {
	if !arg.Exists() {
		return None
	}
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

// FilterAwaiting changes "filter(f, rows)", alone or in list(), to a list comprehension
// that awaits f of each item. None where CPython does not compile that. It is Unsafe.
func FilterAwaiting(call syntax.Call) Fix {
	function, items, whole := call.Arg(0), call.Arg(1), call
	p := placeOf(call.Node)
	if extra, ok := p.mayAwait(p.function().IsAsync()); !ok || extra != nil || !items.Exists() || items.Is(syntax.KindStarred) ||
		call.IsBroken() || hasComment(call.Tree(), call.Span()) || !isLoaded(call.Node) {
		return None
	}
	if outer := syntax.As[syntax.Call](call.Parent()); outer.Func().Text() == "list" && isBuiltin(call.Node, "list") && isOnlyArgument(outer, call.Node) {
		whole = outer
	}
	item := freeName(scopeOrRoot(call.Node), "item")
	text, ok := calledText(function, nil)
	iterable := outerText(items)
	if !ok || !isDisjunction(items) && !items.HasParens() {
		return None
	}
	return fix("Await it for each item", Unsafe, replace(whole.Span().Start, whole.Span().End,
		"["+item+" for "+item+" in "+iterable+" if await "+strings.TrimSuffix(text, ")")+item+")]"))
}

// EnterClosing changes item, "with closing(x)", to "async with aclosing(x)", or the reverse
// where the with is asynchronous. None before Python 3.10, which brought aclosing, and
// where CPython does not compile the async with. It is Safe, as it is asked for where the
// other form cannot succeed.
func EnterClosing(m *semantic.Module, item syntax.WithItem) Fix {
	call := syntax.As[syntax.Call](item.ContextExpr())
	name, enter := "aclosing", MakeAsync(item.Node)
	if item.Parent().IsAsync() {
		name, enter = "closing", MakeSync(item.Node)
	}
	if m.Target < 10 || !call.Exists() {
		return None
	}
	return Join(CallInstead(call, "contextlib", name), enter).WithSafety(Safe)
}

// EnterItself changes item, "with closing(x)", to "async with x". It is Unsafe.
func EnterItself(item syntax.WithItem) Fix {
	call := syntax.As[syntax.Call](item.ContextExpr())
	if !call.Exists() || !isOnlyArgument(call, call.Arg(0)) {
		return None
	}
	return Join(TakeArgument(call, call.Arg(0)), MakeAsync(item.Node)).Titled("Enter it with 'async with'")
}
