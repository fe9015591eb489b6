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
	return path, f.Text, moved(tree.Text, f.Text, span), true
}

// moved returns where the bytes of span in before are in after: with what is equal at
// the beginning or at the end of both, and as near as can be if they changed.
func moved(before, after *source.Text, span source.Span) source.Span {
	head, tail := before.Common(after)
	shift := after.Len() - before.Len()
	switch {
	case span.End <= head:
		return span
	case span.Start >= before.Len()-tail:
		return source.Span{Start: span.Start + shift, End: span.End + shift}
	case span.Start > head:
		span.Start = min(span.Start, after.Len()-tail)
	}
	if span.End >= before.Len()-tail {
		span.End += shift
	}
	return source.Span{Start: span.Start, End: min(max(span.Start, span.End), after.Len())}
}
