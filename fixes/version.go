package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// SpecialMethod changes "anext(it)", a call with one argument, to "it.__anext__()". It is
// Unsafe.
func SpecialMethod(call syntax.Call, method string) Fix {
	value := call.Arg(0)
	if !call.Exists() || call.IsBroken() || !isOnlyArgument(call, value) || value.Is(syntax.KindStarred) ||
		isArgumentGenerator(value) || hasComment(call.Tree(), call.Span()) {
		return None
	}
	text := outerText(value)
	if !isPrimary(value) && !value.HasParens() || isNumber(value) {
		text = "(" + text + ")"
	}
	return fix("Call '"+method+"()'", Unsafe, replace(call.Span().Start, call.Span().End, text+"."+method+"()"))
}

// InExecutor changes "asyncio.to_thread(f, x)" to
// "asyncio.get_running_loop().run_in_executor(None, f, x)". It is Unsafe: context
// variables are not handed on.
func InExecutor(call syntax.Call) Fix {
	first := call.Arg(0)
	if !first.Exists() || call.IsBroken() || first.Is(syntax.KindStarred) || call.Func().HasParens() {
		return None
	}
	reference, edits, ok := Import(call.Node, "asyncio", "get_running_loop")
	if !ok {
		return None
	}
	s := call.Func().Span()
	edits = append(edits, replace(s.Start, s.End, reference+"().run_in_executor"), insert(first.OuterSpan().Start, "None, "))
	return fix("Use 'run_in_executor()'", Unsafe, edits...)
}

// MakeNative makes an async def of the generator function that decorator,
// @asyncio.coroutine, makes a coroutine function of: "yield from" becomes "await". None
// where it yields otherwise. It is Unsafe.
func MakeNative(decorator syntax.Node) Fix {
	def := syntax.As[syntax.FunctionDef](decorator.Parent())
	if !def.Exists() || def.IsAsync() || def.IsBroken() || decorator.Role() != syntax.FieldDecoratorList {
		return None
	}
	text, s := textOf(decorator), decorator.OuterSpan()
	at := lastBefore(text, s.Start)
	if at < 0 || text.Byte(at) != '@' || hasComment(def.Tree(), source.Span{Start: at, End: lineAfter(decorator)}) || !endsLine(decorator) {
		return None
	}
	t := def.Tree().Text
	edits := []Edit{remove(t.LineStart(at), lineAfter(decorator)), insert(def.Span().Start, "async ")}
	for n := range own(def.Node) {
		switch n.Kind() {
		case syntax.KindYield:
			return None
		case syntax.KindYieldFrom:
			value := n.Field(syntax.FieldValue)
			if !isPrimary(value) && !value.HasParens() {
				return None
			}
			edits = append(edits, replace(n.Span().Start, value.OuterSpan().Start, "await "))
		}
	}
	return fix("Make '"+def.Name().Text()+"' an 'async def'", Unsafe, edits...)
}

// RemoveKeyword deletes the keyword argument k and the comma that belongs to it. None
// where a comment would be lost. It is Unsafe.
func RemoveKeyword(k syntax.Keyword) Fix {
	call := syntax.As[syntax.Call](k.Parent())
	if !call.Exists() || call.IsBroken() {
		return None
	}
	text, s := textOf(k.Node), k.OuterSpan()
	before := lastBefore(text, s.Start)
	if before >= 0 && text.Byte(before) == ',' {
		if hasComment(k.Tree(), source.Span{Start: before, End: s.Start}) {
			return None
		}
		return fix("Remove '"+k.Name().Text()+"'", Unsafe, remove(before, s.End))
	}
	end := skip(text, s.End)
	if end < text.Len() && text.Byte(end) == ',' {
		end = skipBlanks(text, end+1)
	} else {
		end = s.End
	}
	if hasComment(k.Tree(), source.Span{Start: s.End, End: end}) {
		return None
	}
	return fix("Remove '"+k.Name().Text()+"'", Unsafe, remove(s.Start, end))
}

// UseBuiltin refers to the builtin name instead of n. None where the name means something
// else. It is Safe, as both are the same object.
func UseBuiltin(n syntax.Node, name string) Fix {
	if !isLoaded(n) || !isBuiltin(n, name) {
		return None
	}
	return Replace(n, name).Titled("Use '%s'", name).WithSafety(Safe)
}
