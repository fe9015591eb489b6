package fixes

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// AppendCall writes suffix, ".__await__()", behind expr, with parentheses where
// needed. It is Unsafe.
func AppendCall(expr syntax.Node, suffix string) Fix {
	if !isLoaded(expr) || expr.IsBroken() || suffix == "" {
		return None
	}
	return fix("Append '"+suffix+"'", Unsafe, behind(expr, suffix)...)
}

// AddCall writes "()" behind expr, with parentheses where needed. It is Unsafe.
func AddCall(expr syntax.Node) Fix {
	if !isLoaded(expr) || expr.IsBroken() {
		return None
	}
	title := "Call it"
	if expr.Is(syntax.KindName, syntax.KindAttribute) {
		title = "Call '" + shortText(expr) + "'"
	}
	return fix(title, Unsafe, behind(expr, "()")...)
}

// behind returns the edits that make expr the primary before suffix.
func behind(expr syntax.Node, suffix string) []Edit {
	s := expr.OuterSpan()
	if isPrimary(expr) && !isNumber(expr) || expr.HasParens() {
		return []Edit{insert(s.End, suffix)}
	}
	return []Edit{insert(s.Start, "("), insert(s.End, ")"+suffix)}
}

// isNumber reports whether n is an integer, behind which "." is a decimal point.
func isNumber(n syntax.Node) bool { return n.Is(syntax.KindConstant) && n.Op() == syntax.ConstInt }

// shortText returns the text of n for a title, "…" in the place of lines.
func shortText(n syntax.Node) string {
	text := n.Text()
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		return text[:i] + "…"
	}
	return text
}

// WrapCall makes expr the argument of a call of name of module, imported where
// needed: "asyncio.create_task(f())". None where the name means something else. It is
// Unsafe.
func WrapCall(expr syntax.Node, module, name string) Fix {
	if !isLoaded(expr) || expr.IsBroken() {
		return None
	}
	reference, edits, ok := Import(expr, module, name)
	if !ok {
		return None
	}
	s, prefix, suffix := expr.OuterSpan(), reference+"(", ")"
	bare := !expr.Is(syntax.KindYield, syntax.KindYieldFrom) // may be an argument without parentheses
	switch {
	case expr.HasParens() && bare:
		prefix, suffix = reference, ""
	case !expr.HasParens() && (!bare || expr.Is(syntax.KindTuple) && !isPrimary(expr)):
		prefix, suffix = prefix+"(", suffix+")"
	}
	edits = append(edits, insert(s.Start, spaced(textOf(expr), s.Start, prefix)))
	if suffix != "" {
		edits = append(edits, insert(s.End, suffix))
	}
	return fix("Wrap in '"+reference+"()'", Unsafe, edits...)
}

// Replace replaces n, without the parentheses around it, by text, which the caller
// knows to fit in. It is Unsafe.
func Replace(n syntax.Node, text string) Fix {
	if !n.Exists() || n.IsBroken() || n.Text() == text {
		return None
	}
	return fix("Replace '"+shortText(n)+"' by '"+text+"'", Unsafe, replace(n.Span().Start, n.Span().End, text))
}

// raised returns the expression of the class that raise names, called or not.
func raised(raise syntax.Raise) syntax.Node {
	if call := syntax.As[syntax.Call](raise.Exc()); call.Exists() {
		return call.Func()
	}
	return raise.Exc()
}

// ReplaceException changes the class that raise raises to the builtin name. None
// where that name means something else. It is Unsafe.
func ReplaceException(raise syntax.Raise, name string) Fix {
	class := raised(raise)
	if !class.Exists() || raise.IsBroken() || class.Text() == name || !isBuiltin(raise.Node, name) {
		return None
	}
	return fix("Raise "+name, Unsafe, replace(class.Span().Start, class.Span().End, name))
}

// Brackets changes a generator expression to a list comprehension, which is made
// whole before it is used: Unsafe. None where it has an await or async for and the
// function around is not async.
func Brackets(gen syntax.GeneratorExp) Fix {
	if !gen.Exists() || gen.IsBroken() || isAsynchronous(gen.Node) && !placeOf(gen.Node).function().IsAsync() {
		return None
	}
	return fix("Use a list comprehension", Unsafe, brackets(gen)...)
}

// brackets returns the edits that put brackets around gen instead of its own
// parentheses, or inside the parentheses of the call whose only argument it is.
func brackets(gen syntax.GeneratorExp) []Edit {
	s := gen.Span()
	if !strings.HasPrefix(gen.Text(), "(") || !strings.HasSuffix(gen.Text(), ")") || gen.Elt().OuterSpan().Start == s.Start {
		return []Edit{insert(s.Start, "["), insert(s.End, "]")}
	}
	if isArgumentGenerator(gen.Node) {
		return []Edit{insert(s.Start+1, "["), insert(s.End-1, "]")}
	}
	return []Edit{replace(s.Start, s.Start+1, "["), replace(s.End-1, s.End, "]")}
}

// collectors are the builtins that read an iterable whole, and what displays the
// same collection.
var collectors = map[string][2]string{"list": {"[", "]"}, "set": {"{", "}"}}

// ListOf reads the asynchronous iterable into a list where a plain iterable is asked
// for: "list(rows())" becomes "[item async for item in rows()]", "sum(rows())" becomes
// "sum([item async for item in rows()])". None where CPython does not compile that.
func ListOf(iterable syntax.Node) Fix {
	star := syntax.As[syntax.Starred](iterable.Parent())
	p := placeOf(iterable)
	if p.inert || !p.function().IsAsync() || len(p.comps) > 0 || !isLoaded(iterable) || iterable.IsBroken() {
		return None
	}
	const title = "Collect the items with 'async for'"
	s := iterable.OuterSpan()
	head, tail := "item async for item in ", ""
	if !isDisjunction(iterable) && !iterable.HasParens() {
		head, tail = head+"(", ")"
	}
	whole, marks := s, [2]string{"[", "]"}
	if call := syntax.As[syntax.Call](iterable.Parent()); call.Exists() && isOnlyArgument(call, iterable) {
		if m, ok := collectors[call.Func().Text()]; ok && call.Func().Is(syntax.KindName) && isBuiltin(call.Node, call.Func().Text()) {
			whole, marks = call.Span(), m
		}
	}
	if list := star.Parent(); star.Exists() && list.Is(syntax.KindList) && isOnlyElement(list) && !isBound(list) {
		whole = list.Span()
	}
	before, after := source.Span{Start: whole.Start, End: s.Start}, source.Span{Start: s.End, End: whole.End}
	if hasComment(iterable.Tree(), before) || hasComment(iterable.Tree(), after) {
		return None
	}
	return fix(title, Unsafe, replace(before.Start, before.End, marks[0]+head), replace(after.Start, after.End, tail+marks[1]))
}

// isDisjunction reports whether n may follow "in" of a comprehension as it is.
func isDisjunction(n syntax.Node) bool {
	return !n.Is(syntax.KindIfExp, syntax.KindLambda, syntax.KindNamedExpr, syntax.KindYield, syntax.KindYieldFrom) &&
		(!n.Is(syntax.KindTuple) || isPrimary(n))
}

func isOnlyArgument(call syntax.Call, arg syntax.Node) bool {
	for c := range call.Children() {
		if c != call.Func() && c != arg {
			return false
		}
	}
	return arg.Role() == syntax.FieldArgs
}

func isOnlyElement(list syntax.Node) bool {
	n := 0
	for range list.Children() {
		n++
	}
	return n == 1
}

// AnextOf changes "it.__anext__()" to "anext(it)" and "it.__aiter__()" to "aiter(it)",
// and their plain twins likewise. None before Python 3.10, which brought aiter and
// anext, where those names mean something else, and for super(), on whose type they
// find nothing. It is Safe.
func AnextOf(m *semantic.Module, call syntax.Call) Fix {
	method := syntax.As[syntax.Attribute](call.Func())
	name := map[string]string{"__anext__": "anext", "__aiter__": "aiter", "__next__": "next", "__iter__": "iter"}[method.Attr().Text()]
	value := method.Value()
	for c := range call.Children() {
		if c != call.Func() {
			return None
		}
	}
	if name == "" || call.IsBroken() || m.Target < 10 && name[0] == 'a' || !isBuiltin(call.Node, name) ||
		hasComment(call.Tree(), source.Span{Start: value.Span().End, End: call.Span().End}) {
		return None
	}
	if value.Is(syntax.KindYield, syntax.KindYieldFrom, syntax.KindTuple, syntax.KindGeneratorExp) ||
		syntax.As[syntax.Call](value).Func().Text() == "super" {
		return None
	}
	return fix("Use '"+name+"()'", Safe,
		replace(call.Span().Start, value.Span().Start, name+"("), replace(value.Span().End, call.Span().End, ")"))
}

// NameInstead changes expr, a name or attribute, to what names name of module,
// imported where needed. None where the name means something else. It is Unsafe.
func NameInstead(expr syntax.Node, module, name string) Fix {
	if !expr.Is(syntax.KindName, syntax.KindAttribute) || expr.IsBroken() {
		return None
	}
	reference, edits, ok := Import(expr, module, name)
	if !ok || hasComment(expr.Tree(), expr.Span()) {
		return None
	}
	return fix("Use '"+reference+"'", Unsafe, append(edits, replace(expr.Span().Start, expr.Span().End, reference))...)
}
