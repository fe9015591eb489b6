package fixes

import (
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Suppress ends the line that holds offset with "# awaiter: ignore[rule]", or adds
// rule to the list that is there. Where that line cannot end in a comment, in a
// string or before a joined line, it takes the last line of the statement or of its
// header, and else a line of its own above. None if rule is suppressed there already.
func Suppress(t *syntax.Tree, offset int, rule string) Fix {
	title := "Suppress '" + rule + "' here"
	end, ok := commentable(t, t.Text.LineSpan(t.Text.Line(offset)).End)
	if !ok {
		stmt := statementAt(t, offset)
		if !stmt.Exists() {
			return None
		}
		last := stmt.OuterSpan().End
		if colon := headerEnd(stmt); stmt.Field(syntax.FieldBody).Exists() && colon >= 0 {
			last = colon
		}
		if end, ok = commentable(t, skipLine(t.Text, last)); !ok {
			return aboveStatement(stmt, title, rule)
		}
	}
	for c := range t.CommentsIn(t.Text.LineSpan(t.Text.Line(end))) {
		if c.End != end {
			continue
		}
		comment := t.Text.Slice(c)
		closing, all := ignoreList(comment, "ignore")
		if all {
			return None
		}
		if closing > 0 {
			return addToList(t, title, c, closing, rule)
		}
		return fix(title, Safe, insert(c.End, "  # awaiter: ignore["+rule+"]"))
	}
	from := end
	for start := t.Text.LineStart(offset); from > start && isBlank(t.Text.Byte(from-1)); {
		from--
	}
	return fix(title, Safe, replace(from, end, "  # awaiter: ignore["+rule+"]"))
}

// commentable returns end, the end of a line, and whether a comment may stand there.
func commentable(t *syntax.Tree, end int) (int, bool) {
	if end > 0 && t.Text.Byte(end-1) == '\\' {
		for c := range t.CommentsIn(t.Text.LineSpan(t.Text.Line(end))) {
			if c.End == end {
				return end, true
			}
		}
		return end, false
	}
	for n := t.At(end); n.Exists(); n = n.Parent() {
		if s := n.Span(); n.Is(syntax.KindConstant, syntax.KindJoinedStr, syntax.KindTemplateStr) && s.Start < end && end < s.End {
			return end, false
		}
	}
	return end, true
}

// addToList adds rule to the list of a directive that ends at the offset closing in the
// comment at c. None if it is there already.
func addToList(t *syntax.Tree, title string, c source.Span, closing int, rule string) Fix {
	before := t.Text.Slice(source.Span{Start: c.Start, End: c.Start + closing})
	words := strings.FieldsFunc(before[strings.LastIndexByte(before, '[')+1:], func(r rune) bool { return r == ',' || r == ' ' })
	if slices.Contains(words, rule) {
		return None
	}
	separator := ", "
	if list := strings.TrimRight(before, " "); strings.HasSuffix(list, "[") || strings.HasSuffix(list, ",") {
		separator = ""
	}
	return fix(title, Safe, insert(c.Start+closing, separator+rule))
}

// ignoreList returns the offset in comment of the "]" that ends the list of the
// directive "awaiter: verb[a, b]", 0 if there is no such list, and whether there is one
// without a list, which means every rule.
func ignoreList(comment, verb string) (closing int, all bool) {
	_, rest, ok := strings.Cut(comment, "awaiter:")
	if !ok {
		return 0, false
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), verb)
	if !ok || strings.HasPrefix(rest, "-") {
		return 0, false
	}
	if rest = strings.TrimLeft(rest, " \t"); !strings.HasPrefix(rest, "[") {
		return 0, true
	}
	i := strings.IndexByte(rest, ']')
	if i < 0 {
		return 0, false
	}
	return len(comment) - len(rest) + i, false
}

// aboveStatement puts the comment on a line of its own above stmt.
func aboveStatement(stmt syntax.Node, title, rule string) Fix {
	if !beginsLine(stmt) {
		return None
	}
	t := stmt.Tree().Text
	start := stmt.Span().Start
	return fix(title, Safe, insert(start, "# awaiter: ignore["+rule+"]"+t.Newline()+t.Slice(source.Span{Start: t.LineStart(start), End: start})))
}

// statementAt returns the innermost statement that holds offset.
func statementAt(t *syntax.Tree, offset int) syntax.Node {
	for n := t.At(offset); n.Exists(); n = n.Parent() {
		if syntax.KindFunctionDef <= n.Kind() && n.Kind() <= syntax.KindContinue {
			return n
		}
	}
	return syntax.Node{}
}
