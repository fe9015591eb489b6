package fixes

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// Await puts "await" before expr, with the parentheses that precedence asks for:
// "(await f()).g()", "await (a or b)". In a generator expression that is the
// argument of a call it also changes that to a list comprehension, as a generator
// expression with await is an asynchronous generator. None where CPython does not
// compile an await. It is Unsafe: what was never awaited begins to run.
func Await(expr syntax.Node) Fix {
	extra, ok := placeOf(expr).mayAwait(placeOf(expr).function().IsAsync())
	if !ok || expr.IsBroken() || !isLoaded(expr) {
		return None
	}
	return fix("Await the coroutine", Unsafe, append(extra, await(expr)...)...)
}

// AwaitAndMakeAsync is Await where the function around expr is a plain one: it also
// makes that function async. None where one "async" is not enough. Callers of the
// function are left as they are, so it is Unsafe.
func AwaitAndMakeAsync(m *semantic.Module, expr syntax.Node) Fix {
	p := placeOf(expr)
	extra, ok := p.mayAwait(true)
	if !ok || expr.IsBroken() || !isLoaded(expr) || p.function().IsAsync() {
		return None
	}
	f := Fix{"Await the coroutine", Unsafe, append(extra, await(expr)...)}
	if expr.Parent().Is(syntax.KindReturn) {
		f.Edits = append(f.Edits, declareResult(m, p.function())...)
	}
	return andMakeAsync(m, f, p.function())
}

// declareResult returns the edits after which the annotation of def says of what a call
// gives, "Awaitable[T]" or "Coroutine[A, B, T]", only the T that awaiting it gives.
func declareResult(m *semantic.Module, def syntax.FunctionDef) []Edit {
	returns := syntax.As[syntax.Subscript](def.Returns())
	switch m.QualifiedName(returns.Value()) {
	case "collections.abc.Awaitable", "collections.abc.Coroutine", "typing.Awaitable", "typing.Coroutine":
	default:
		return nil
	}
	result := returns.Slice()
	if result.Is(syntax.KindTuple) {
		for elt := range result.Fields(syntax.FieldElt) {
			result = elt
		}
	}
	if result.IsBroken() || returns.HasParens() {
		return nil
	}
	return []Edit{replace(returns.Span().Start, returns.Span().End, outerText(result))}
}

// RemoveAwait deletes "await" and the parentheses that only it needed. It is Safe,
// as it is asked for where the await cannot succeed.
func RemoveAwait(await syntax.Await) Fix {
	value := await.Value()
	if !value.Exists() || await.IsBroken() {
		return None
	}
	text, from := textOf(await.Node), await.Span().Start
	word := keyword(text, from, len("await"))
	if await.HasParens() && bindsTightly(await.Node) && (isPrimary(value) || value.HasParens()) &&
		strings.TrimSpace(cut(text, await.OuterSpan().Start+1, from)) == "" && await.OuterSpan().End == parenEnd(await.Node) &&
		!hasNewline(text, await.OuterSpan()) {
		start, end := await.OuterSpan().Start, await.OuterSpan().End
		gap := ""
		if start > 0 && isWord(text.Byte(start-1)) && isWord(text.Byte(word.End)) {
			gap = " "
		}
		return fix("Remove 'await'", Safe, replace(start, word.End, gap), remove(value.OuterSpan().End, end))
	}
	return fix("Remove 'await'", Safe, remove(word.Start, word.End))
}

// parenEnd returns the offset behind the first ")" that follows n, or -1.
func parenEnd(n syntax.Node) int {
	text := textOf(n)
	if i := skip(text, n.Span().End); i < text.Len() && text.Byte(i) == ')' {
		return i + 1
	}
	return -1
}

// await returns the edits that make "await expr" of expr, wherever that may stand.
func await(expr syntax.Node) []Edit {
	text, inner, outer := textOf(expr), expr.Span(), expr.OuterSpan()
	if expr.HasParens() && isPrimary(expr) {
		return []Edit{insert(inner.Start, "await ")}
	}
	prefix, suffix := "await ", ""
	if bindsTightly(expr) {
		prefix, suffix = "("+prefix, ")"
	}
	if !isPrimary(expr) && !expr.HasParens() {
		prefix, suffix = prefix+"(", suffix+")"
	}
	edits := []Edit{insert(outer.Start, spaced(text, outer.Start, prefix))}
	if suffix != "" {
		edits = append(edits, insert(outer.End, suffix))
	}
	return edits
}

// isPrimary reports whether n may follow "await" and stand before "." and "(" as it
// is (grammar, primary). Parentheses around n do not count.
func isPrimary(n syntax.Node) bool {
	switch n.Kind() {
	case syntax.KindName, syntax.KindAttribute, syntax.KindCall, syntax.KindSubscript, syntax.KindConstant,
		syntax.KindJoinedStr, syntax.KindTemplateStr, syntax.KindList, syntax.KindDict, syntax.KindSet,
		syntax.KindListComp, syntax.KindSetComp, syntax.KindDictComp, syntax.KindGeneratorExp:
		return true
	case syntax.KindTuple:
		return strings.HasPrefix(n.Text(), "(") && n.Field(syntax.FieldElt).OuterSpan().Start != n.Span().Start
	}
	return false
}

// bindsTightly reports whether what stands around n takes a primary, so that an
// "await n" there needs parentheses.
func bindsTightly(n syntax.Node) bool {
	switch n.Parent().Kind() {
	case syntax.KindAttribute, syntax.KindSubscript, syntax.KindAwait:
		return n.Role() == syntax.FieldValue
	case syntax.KindCall:
		return n.Role() == syntax.FieldFunc
	}
	return false
}

// isLoaded reports whether n is an expression whose value is read, so that text may
// be put before and behind it and another expression take its place.
func isLoaded(n syntax.Node) bool {
	if n.Kind() < syntax.KindBoolOp || n.Kind() > syntax.KindTuple || n.Is(syntax.KindStarred, syntax.KindFormattedValue) {
		return false
	}
	if n.Role() == syntax.FieldDecoratorList || n.Role() == syntax.FieldFormatSpec || isArgumentGenerator(n) || isBound(n) {
		return false
	}
	for p := n.Parent(); p.Exists() && p.Kind() >= syntax.KindBoolOp; p = p.Parent() {
		if p.Is(syntax.KindMatchValue, syntax.KindMatchClass, syntax.KindMatchMapping) {
			return false
		}
	}
	return true
}

// isArgumentGenerator reports whether n is a generator expression without parentheses
// of its own: the only argument of a call.
func isArgumentGenerator(n syntax.Node) bool {
	call := syntax.As[syntax.Call](n.Parent())
	return n.Is(syntax.KindGeneratorExp) && call.Exists() && n.Role() == syntax.FieldArgs &&
		skip(textOf(n), call.Func().OuterSpan().End) == n.Span().Start
}

// isBound reports whether n is a target, or part of one, that is assigned to or
// deleted.
func isBound(n syntax.Node) bool {
	for n.Parent().Is(syntax.KindTuple, syntax.KindList, syntax.KindStarred) {
		n = n.Parent()
	}
	return n.Role() == syntax.FieldTarget || n.Role() == syntax.FieldOptionalVars
}
