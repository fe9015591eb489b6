package fixes

import (
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// indentOf returns the white space before the line of n, where n begins a line.
func indentOf(n syntax.Node) string { return n.Tree().Text.Indent(n.OuterSpan().Start) }

// unitOf returns one level of indentation as the file has it: that of the block of
// n where it begins a line of its own, else of the first block that does, else four
// spaces.
func unitOf(n syntax.Node) string {
	if unit := blockUnit(n); unit != "" {
		return unit
	}
	for c := range n.Tree().Root().Subtree() {
		if unit := blockUnit(c); unit != "" {
			return unit
		}
	}
	return "    "
}

// blockUnit returns by how much the first statement of n's body is indented more
// than n, "" where there is none on a line of its own.
func blockUnit(n syntax.Node) string {
	first := n.Field(syntax.FieldBody)
	if !first.Exists() || n.Is(syntax.KindModule, syntax.KindLambda, syntax.KindIfExp) || !beginsLine(first) {
		return ""
	}
	inner, outer := indentOf(first), indentOf(n)
	if !strings.HasPrefix(inner, outer) {
		return ""
	}
	return inner[len(outer):]
}

// beginsLine reports whether only white space stands before n on its line.
func beginsLine(n syntax.Node) bool {
	t := n.Tree().Text
	start := n.OuterSpan().Start
	line := t.LineStart(start)
	return skipBlanks(t, line) == start && !isJoined(t, line)
}

// isJoined reports whether the line that begins at offset line continues the one
// before by a backslash.
func isJoined(text *source.Text, line int) bool {
	i := line
	for i > 0 && isNewline(text.Byte(i-1)) && line-i < 2 {
		i--
	}
	return i > 0 && i < line && text.Byte(i-1) == '\\'
}

// endsLine reports whether only white space and a comment follow n on its line.
func endsLine(n syntax.Node) bool {
	text := textOf(n)
	i := skipBlanks(text, n.OuterSpan().End)
	return i == text.Len() || isNewline(text.Byte(i)) || text.Byte(i) == '#'
}

// standsAlone reports whether n has its lines to itself, but for comments.
func standsAlone(n syntax.Node) bool { return beginsLine(n) && endsLine(n) }

// lineEnd returns the offset at which the line ends on which n ends.
func lineEnd(n syntax.Node) int { return skipLine(textOf(n), n.OuterSpan().End) }

// lineAfter returns the offset at which the line begins that follows n.
func lineAfter(n syntax.Node) int { return skipNewline(textOf(n), lineEnd(n)) }

// lineStarts returns the offsets in span, its start excluded, at which a line
// begins that is neither empty nor inside a string of within.
func lineStarts(within syntax.Node, span source.Span) (starts []int) {
	t := textOf(within)
	strs := stringsIn(within)
	for line := t.Line(span.Start) + 1; line < t.LineCount(); line++ {
		start := t.LineSpan(line).Start
		if start >= span.End {
			break
		}
		for len(strs) > 0 && strs[0].End <= start {
			strs = strs[1:]
		}
		inString := len(strs) > 0 && strs[0].Start < start
		if i := skipBlanks(t, start); !inString && i < t.Len() && !isNewline(t.Byte(i)) {
			starts = append(starts, start)
		}
	}
	return starts
}

// stringsIn returns the spans of the strings in n, in order and apart.
func stringsIn(n syntax.Node) (spans []source.Span) {
	for c := range n.Subtree() {
		if !c.Is(syntax.KindJoinedStr, syntax.KindTemplateStr) &&
			!(c.Is(syntax.KindConstant) && (c.Op() == syntax.ConstStr || c.Op() == syntax.ConstBytes)) {
			continue
		}
		if s := c.Span(); len(spans) == 0 || s.Start >= spans[len(spans)-1].End {
			spans = append(spans, s)
		}
	}
	return spans
}

// indent returns the edits that move the lines that begin in span deeper by unit.
func indent(within syntax.Node, span source.Span, unit string) (edits []Edit) {
	for _, start := range lineStarts(within, span) {
		edits = append(edits, insert(start, unit))
	}
	return edits
}

// dedent returns the edits that move the lines that begin in span out by unit;
// lines that are not that deep stay.
func dedent(within syntax.Node, span source.Span, unit string) (edits []Edit) {
	text := textOf(within)
	for _, start := range lineStarts(within, span) {
		if text.HasPrefix(start, unit) {
			edits = append(edits, remove(start, start+len(unit)))
		}
	}
	return edits
}

// blockEnd returns the offset at which the lines end of the block of stmt whose last
// statement is last: the comments below it that are indented more than stmt belong to
// the block.
func blockEnd(stmt, last syntax.Node) int {
	t, margin, end := stmt.Tree().Text, indentOf(stmt), lineEnd(last)
	for line := t.Line(end) + 1; line < t.LineCount(); line++ {
		text := t.Slice(t.LineSpan(line))
		code := strings.TrimLeft(text, " \t\f")
		if code == "" {
			continue
		}
		if code[0] != '#' || !strings.HasPrefix(text, margin) || len(text)-len(code) <= len(margin) {
			break
		}
		end = t.LineSpan(line).End
	}
	return end
}
