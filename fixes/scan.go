package fixes

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// The functions of this file read the text between nodes, in which there are only
// white space, comments, joined lines, keywords and punctuation.

func insert(at int, text string) Edit { return Edit{source.Span{Start: at, End: at}, text} }
func replace(start, end int, text string) Edit {
	return Edit{source.Span{Start: start, End: end}, text}
}
func remove(start, end int) Edit        { return replace(start, end, "") }
func textOf(n syntax.Node) *source.Text { return n.Tree().Text }
func isBlank(c byte) bool               { return c == ' ' || c == '\t' || c == '\f' }
func isNewline(c byte) bool             { return c == '\n' || c == '\r' }
func outerText(n syntax.Node) string    { return n.Tree().Text.Slice(n.OuterSpan()) }
func cut(text *source.Text, start, end int) string {
	return text.Slice(source.Span{Start: start, End: end})
}
func hasNewline(text *source.Text, s source.Span) bool { return skipLine(text, s.Start) < s.End }

// isWord reports whether c may be part of a name, a number or a keyword.
func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// skipBlanks returns the offset of the first byte at or behind i that is no blank.
func skipBlanks(text *source.Text, i int) int {
	for i < text.Len() && isBlank(text.Byte(i)) {
		i++
	}
	return i
}

// skip returns the offset of the first token at or behind i: it passes white
// space, line ends, comments and joined lines.
func skip(text *source.Text, i int) int {
	for i < text.Len() {
		switch c := text.Byte(i); {
		case isBlank(c) || isNewline(c):
			i++
		case c == '#':
			i = skipLine(text, i)
		case c == '\\' && i+1 < text.Len() && isNewline(text.Byte(i+1)):
			i++
		default:
			return i
		}
	}
	return i
}

// skipLine returns the offset of the first line end at or behind i.
func skipLine(text *source.Text, i int) int {
	for i < text.Len() && !isNewline(text.Byte(i)) {
		i++
	}
	return i
}

// skipNewline returns the offset behind the line end at i, or i if there is none.
func skipNewline(text *source.Text, i int) int {
	if i < text.Len() && text.Byte(i) == '\r' {
		i++
		if i < text.Len() && text.Byte(i) == '\n' {
			i++
		}
		return i
	}
	if i < text.Len() && text.Byte(i) == '\n' {
		i++
	}
	return i
}

// seek returns the offset of the first c in the span from start to end that is in
// no comment, or -1.
func seek(text *source.Text, start, end int, c byte) int {
	for i := start; i < end; i++ {
		if text.Byte(i) == '#' {
			i = skipLine(text, i)
			continue
		}
		if text.Byte(i) == c {
			return i
		}
	}
	return -1
}

// hasComment reports whether a comment of t begins in s.
func hasComment(t *syntax.Tree, s source.Span) bool {
	for range t.CommentsIn(s) {
		return true
	}
	return false
}

// spaced returns text with a blank before it if it would join a word that ends at
// offset at.
func spaced(content *source.Text, at int, text string) string {
	if at > 0 && isWord(content.Byte(at-1)) && text != "" && isWord(text[0]) {
		return " " + text
	}
	return text
}

// keyword returns the span of the word at start, "async", and of what stands
// between it and the next token of the same line.
func keyword(text *source.Text, start, length int) source.Span {
	return source.Span{Start: start, End: skipBlanks(text, start+length)}
}
