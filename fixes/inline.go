package fixes

import "awaiter/analysis/syntax"

// Inline puts the value of assign, a call, in the place of reads, the names that read
// what it binds, and deletes assign: "c = f(); await c" becomes "await f()". None where
// the value is not written on one line. Arguments are evaluated later, and for each of
// reads, so it is Unsafe.
func Inline(assign syntax.Assign, reads []syntax.Node) Fix {
	value := assign.Value()
	if !value.Is(syntax.KindCall) || assign.IsBroken() || len(reads) == 0 || hasNewline(textOf(value), assign.OuterSpan()) ||
		hasComment(assign.Tree(), value.OuterSpan()) {
		return None
	}
	edits := deleted(assign.Node)
	for _, r := range reads {
		edits = append(edits, replace(r.Span().Start, r.Span().End, value.Text()))
	}
	return fix("Call it each time", Unsafe, edits...)
}
