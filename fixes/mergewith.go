package fixes

import (
	"strings"
	"unicode/utf8"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// longestLine is the length that a line may have by a widespread convention.
const longestLine = 88

// MergeWith makes one statement of outer and inner, the with statement of the same kind
// that is all of outer's body. It is Safe. None where the line would be too long, goes
// over several lines, or has a comment that would be lost.
func MergeWith(outer, inner syntax.With) Fix {
	stmts := body(inner.Node)
	if len(stmts) == 0 || inner.Parent() != outer.Node || outer.IsAsync() != inner.IsAsync() || outer.IsBroken() || inner.IsBroken() {
		return None
	}
	t := textOf(outer.Node)
	from, to := headerEnd(outer.Node), headerEnd(inner.Node)
	unit := blockUnit(outer.Node)
	if from < 0 || to < 0 || unit == "" || !beginsLine(inner.Node) || !beginsLine(stmts[0]) || hasComment(outer.Tree(), source.Span{Start: from, End: to}) {
		return None
	}
	items := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(cut(t, inner.Span().Start, to), "async")), "with"))
	head := cut(t, t.LineStart(outer.Span().Start), from)
	if strings.ContainsAny(head+items, "\r\n\\") || strings.HasSuffix(strings.TrimSpace(head), ")") && isWrapped(outer) || isWrapped(inner) ||
		utf8.RuneCountInString(head+", "+items+":") > longestLine {
		return None
	}
	end := blockEnd(outer.Node, inner.Node)
	edits := []Edit{replace(from, to, ", "+items)}
	return fix("Merge the two statements", Safe, append(edits, dedent(outer.Node, source.Span{Start: to, End: end}, unit)...)...)
}

// isWrapped reports whether parentheses stand around the items of with.
func isWrapped(with syntax.With) bool {
	first := with.Field(syntax.FieldItems)
	return first.WordBefore().Text() == "("
}
