package workspace

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Where returns the file whose tree this is, its text in s, and where in that text
// the span of the tree now stands: a Diagnostic that still holds may point into a
// text that was edited since. It is false for a tree that is of no file, such as
// that of a stub in analysis/library.
func (s *Snapshot) Where(tree *syntax.Tree, span source.Span) (path string, text *source.Text, now source.Span, ok bool) {
	path, ok = s.PathOf(tree)
	if !ok {
		return "", nil, source.Span{}, false
	}
	f, err := s.File(path)
	if err != nil {
		return path, tree.Text, span, true
	}
	return path, f.Text, moved(tree.Text.String(), f.Text.String(), span), true
}

// moved returns where the bytes of span in before are in after: with what is equal at
// the beginning or at the end of both, and as near as can be if they changed.
func moved(before, after string, span source.Span) source.Span {
	if before == after {
		return span
	}
	shorter := min(len(before), len(after))
	head := 0
	for head < shorter && before[head] == after[head] {
		head++
	}
	if span.End <= head {
		return span
	}
	tail := 0
	for tail < shorter-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	shift := len(after) - len(before)
	if span.Start >= len(before)-tail {
		return source.Span{Start: span.Start + shift, End: span.End + shift}
	}
	if span.Start > head {
		span.Start = min(span.Start, len(after)-tail)
	}
	if span.End >= len(before)-tail {
		span.End += shift
	}
	return source.Span{Start: span.Start, End: min(max(span.Start, span.End), len(after))}
}
