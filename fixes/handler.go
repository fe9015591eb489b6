package fixes

import (
	"strings"

	"awaiter/analysis/syntax"
)

// Reraise makes the except clause h end with "raise", in the place of a last "pass",
// "return" or "continue". None where it ends by raising, or by returning what has to be
// computed. It is Unsafe.
func Reraise(h syntax.ExceptHandler) Fix {
	stmts := body(h.Node)
	if len(stmts) == 0 || h.IsBroken() {
		return None
	}
	const title = "Raise it again"
	t, last := h.Tree().Text, stmts[len(stmts)-1]
	switch {
	case isStub(last), last.Is(syntax.KindReturn, syntax.KindContinue, syntax.KindBreak) && (!last.Field(syntax.FieldValue).Exists() || isInert(last.Field(syntax.FieldValue))):
		return fix(title, Unsafe, replace(last.Span().Start, last.Span().End, "raise"))
	case last.Is(syntax.KindReturn, syntax.KindRaise, syntax.KindContinue, syntax.KindBreak):
		return None
	case !beginsLine(stmts[0]):
		return fix(title, Unsafe, insert(last.OuterSpan().End, "; raise"))
	}
	return fix(title, Unsafe, insert(lineEnd(last), t.Newline()+indentOf(stmts[0])+"raise"))
}

// CatchException narrows what the except clause h catches, everything, to Exception,
// which cancellation is not. It is Unsafe.
func CatchException(h syntax.ExceptHandler) Fix {
	if !h.Exists() || h.IsBroken() || !isBuiltin(h.Node, "Exception") {
		return None
	}
	const title = "Catch Exception only"
	caught := h.Type()
	if caught.Is(syntax.KindName) && caught.Text() == "BaseException" {
		return fix(title, Unsafe, replace(caught.Span().Start, caught.Span().End, "Exception"))
	}
	if caught.Exists() {
		return None
	}
	at := h.Span().Start + len("except")
	return fix(title, Unsafe, insert(at, " Exception"))
}

// CatchOthers removes class from the tuple of classes that an except clause catches.
// None where it is not in one. It is Unsafe.
func CatchOthers(class syntax.Node) Fix {
	tuple := syntax.As[syntax.Tuple](class.Parent())
	if !tuple.Exists() || !tuple.Parent().Is(syntax.KindExceptHandler) || tuple.IsBroken() || hasComment(tuple.Tree(), tuple.OuterSpan()) {
		return None
	}
	var others []string
	for elt := range tuple.Elts() {
		if elt != class {
			others = append(others, outerText(elt))
		}
	}
	if len(others) == 0 {
		return None
	}
	text := "(" + strings.Join(others, ", ") + ")"
	if len(others) == 1 {
		text = others[0]
	}
	s := tuple.OuterSpan()
	return fix("Do not catch '"+class.Text()+"'", Unsafe, replace(s.Start, s.End, spaced(textOf(class), s.Start, text)))
}
