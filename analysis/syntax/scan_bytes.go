package syntax

import (
	"strings"
	"unicode/utf8"
)

// byteClass says what begins with a byte.
type byteClass uint8

const (
	classOther byteClass = iota
	classSpace
	classNewline
	classWord
	classQuote
	classOpen
	classClose
	classComment
	classBackslash
	classControl
)

var byteClasses = func() (classes [256]byteClass) {
	for c := range classes {
		switch {
		case c == ' ', c == '\t', c == '\f':
			classes[c] = classSpace
		case c == '\n', c == '\r':
			classes[c] = classNewline
		case c < ' ', c == 0x7F:
			classes[c] = classControl
		case c == '_', c >= utf8.RuneSelf, '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'z':
			classes[c] = classWord
		case c == '"', c == '\'':
			classes[c] = classQuote
		case c == '(', c == '[', c == '{':
			classes[c] = classOpen
		case c == ')', c == ']', c == '}':
			classes[c] = classClose
		case c == '#':
			classes[c] = classComment
		case c == '\\':
			classes[c] = classBackslash
		}
	}
	return classes
}()

func skipNewline(src string, i int) int {
	if src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n' {
		return i + 2
	}
	return i + 1
}

// lineEnd returns where the line that holds i ends, before its line end.
func lineEnd(src string, i int) int {
	for ; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' {
			break
		}
	}
	return i
}

// wordEnd returns the end of the word that begins at i.
func wordEnd(src string, i int) int {
	for i < len(src) && byteClasses[src[i]] == classWord {
		i++
	}
	return i
}

// wordAt returns the word that begins at i, "" if none does.
func wordAt(src string, i int) string { return src[i:wordEnd(src, i)] }

// continues reports whether the backslash at i joins two lines.
func continues(src string, i int) bool {
	return i+1 < len(src) && (src[i+1] == '\n' || src[i+1] == '\r')
}

// lineHead returns where the first token of the line at i begins, and its column
// as CPython counts it and as tree-sitter does. A line may be continued in the
// middle of its indentation: then the column is that of the backslash.
func lineHead(src string, i int) (token, column, indent int) {
	split := -1
	for ; i < len(src); i++ {
		switch src[i] {
		case ' ':
			column, indent = column+1, indent+1
			continue
		case '\t':
			column, indent = column/8*8+8, indent+8
			continue
		case '\f':
			column, indent = 0, 0
			continue
		case '\\':
			if continues(src, i) {
				if split < 0 {
					split = column
				}
				i = skipNewline(src, i+1) - 1
				continue
			}
		}
		break
	}
	if split >= 0 {
		// Never the same, so that the line is indented anew.
		return i, split, split + 1
	}
	return i, column, indent
}

// invalid adds patches for what tree-sitter cannot read or reads as something it
// is not: NUL, bytes that are not UTF-8, line ends of "\r" alone. text is the chunk.
func (s *scanner) invalid(text string) {
	s.patchAll(text, '\r', '\n', func(i int) bool { return i+1 == len(text) || text[i+1] != '\n' })
	s.patchAll(text, 0, 1, func(int) bool { return true })
	if utf8.ValidString(text) {
		return
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size <= 1 {
			s.patch(i, 1)
		}
		i += size
	}
}

// patchAll puts to in the place of every from for which where is true.
func (s *scanner) patchAll(text string, from, to byte, where func(int) bool) {
	for i := 0; ; i++ {
		n := strings.IndexByte(text[i:], from)
		if n < 0 {
			return
		}
		if i += n; where(i) {
			s.patch(i, to)
		}
	}
}
