package hover

import (
	"unicode"
	"unicode/utf8"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A word is a name or keyword of the program, and the innermost node around it.
type word struct {
	text string
	span source.Span
	node syntax.Node
}

// wordAt returns the word that holds offset or ends there, the zero word in strings
// and comments and where there is none.
func wordAt(t *syntax.Tree, offset int) word {
	text := t.Text.String()
	if offset < 0 || offset > len(text) {
		return word{}
	}
	start, end := offset, offset
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !inWord(r) {
			break
		}
		start -= size
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !inWord(r) {
			break
		}
		end += size
	}
	if start == end {
		return word{}
	}
	span := source.Span{Start: start, End: end}
	n := t.At(start)
	if n.Is(syntax.KindConstant, syntax.KindJoinedStr, syntax.KindTemplateStr, syntax.KindError) || inComment(t, start) {
		return word{}
	}
	return word{text[start:end], span, n}
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func inComment(t *syntax.Tree, offset int) bool {
	for c := range t.Comments() {
		if c.Start > offset {
			return false
		}
		if offset < c.End {
			return true
		}
	}
	return false
}
