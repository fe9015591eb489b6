package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

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

// DeferCall wraps called, a call, in a lambda that hands what it gives to name of module:
// "call_soon(f())" becomes "call_soon(lambda: asyncio.create_task(f()))". None in a loop
// if it has arguments, which would be evaluated later than they are. It is Unsafe.
func DeferCall(called syntax.Call, module, name string) Fix {
	if !isLoaded(called.Node) || called.IsBroken() || called.HasParens() || called.Arg(0).Exists() && isInLoop(called.Node) {
		return None
	}
	reference, edits, ok := Import(called.Node, module, name)
	if !ok {
		return None
	}
	s := called.Span()
	edits = append(edits, insert(s.Start, "lambda: "+reference+"("), insert(s.End, ")"))
	return fix("Run the coroutine with '"+reference+"()'", Unsafe, edits...)
}

// RunBy hands the coroutine of function to name of module, which the call is given in its
// place: "submit(f, 1)" becomes "submit(asyncio.run, f(1))". args is the tuple with the
// arguments of function, where it is not what follows it, "Thread(target=f, args=(1,))",
// and takes the coroutine. It is Unsafe.
func RunBy(function syntax.Node, behind []syntax.Node, args syntax.Node, module, name string) Fix {
	if !isLoaded(function) || function.IsBroken() {
		return None
	}
	reference, edits, ok := Import(function, module, name)
	if !ok {
		return None
	}
	if args.Exists() {
		if !args.Is(syntax.KindTuple) || !isPrimary(args) || hasComment(args.Tree(), args.Span()) {
			return None
		}
		for elt := range args.Fields(syntax.FieldElt) {
			behind = append(behind, elt)
		}
	}
	text, ok := calledText(function, behind)
	last := function
	if !args.Exists() && len(behind) > 0 {
		last = behind[len(behind)-1]
	}
	span := source.Span{Start: function.OuterSpan().Start, End: last.OuterSpan().End}
	if !ok || hasComment(function.Tree(), span) {
		return None
	}
	if args.Exists() {
		edits = append(edits, replace(span.Start, span.End, reference), replace(args.OuterSpan().Start, args.OuterSpan().End, "("+text+",)"))
	} else {
		edits = append(edits, replace(span.Start, span.End, reference+", "+text))
	}
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
