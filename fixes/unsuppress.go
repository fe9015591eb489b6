package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Unsuppress deletes the directive at s, "# awaiter: ignore[a, b]", a comment or part
// of one, and its line if nothing else stands there; or, where keep names rules, lets
// it name no others.
func Unsuppress(t *syntax.Tree, s source.Span, keep []string) Fix {
	directive := t.Text.Slice(s)
	if len(keep) > 0 {
		open := strings.IndexAny(directive, "[(")
		end := strings.IndexAny(directive, "])")
		if open < 0 || end < open {
			return None
		}
		return fix("Remove the names without use", Safe, replace(s.Start+open+1, s.Start+end, strings.Join(keep, ", ")))
	}
	const title = "Remove the comment"
	line := t.Text.LineSpan(t.Text.Line(s.Start))
	start := s.Start
	for start > line.Start && isBlank(t.Text.Byte(start-1)) {
		start--
	}
	switch {
	case s.End < line.End:
		return fix(title, Safe, remove(s.Start, s.End))
	case start == line.Start:
		return fix(title, Safe, remove(start, skipNewline(t.Text, line.End)))
	}
	return fix(title, Safe, remove(start, line.End))
}
