package syntax

import (
	"iter"
	"sort"
	"strings"

	"awaiter/analysis/source"
)

// A Token is a name, keyword, number, string or operator of a text, in broken text
// too, where nodes may not show it. The zero Token is none.
type Token struct {
	tree       *Tree
	start, end int
}

// Words yields the places where the text of t has word, a keyword or name, outside
// of comments and strings, but within the expressions of f-strings.
func (t *Tree) Words(word string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		text := t.Text.String()
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				return
			}
			w := Token{t, at + i, at + i + len(word)}
			at = w.end
			if w.start > 0 && isWordByte(text[w.start-1]) || w.end < len(text) && isWordByte(text[w.end]) {
				continue
			}
			if !yield(w) {
				return
			}
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// Exists reports whether k is a token.
func (k Token) Exists() bool { return k.tree != nil }

// Text returns the text of k: "\n" for any line end, "" for none.
func (k Token) Text() string {
	if k.tree == nil {
		return ""
	}
	text := k.tree.Text.String()[k.start:k.end]
	if text == "\r" || text == "\r\n" {
		return "\n"
	}
	return text
}

// Span returns the bytes of k.
func (k Token) Span() source.Span { return source.Span{Start: k.start, End: k.end} }

// Node returns the innermost node around k.
func (k Token) Node() Node {
	if k.tree == nil {
		return Node{}
	}
	return k.tree.At(k.start)
}

// IsCode reports whether k is neither in a comment nor in the text of a string.
func (k Token) IsCode() bool {
	if k.tree == nil || k.tree.inComment(k.start) {
		return false
	}
	switch n := k.Node(); n.Kind() {
	case KindConstant:
		return n.Op() != ConstStr && n.Op() != ConstBytes
	case KindJoinedStr, KindTemplateStr:
		return false
	}
	return true
}

// inComment reports whether offset lies in a comment.
func (t *Tree) inComment(offset int) bool {
	i := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].base > offset }) - 1
	if i < 0 {
		return false
	}
	c := t.chunks[i]
	at := uint32(offset - c.base)
	j := sort.Search(len(c.comments), func(j int) bool { return c.comments[j].end > at })
	return j < len(c.comments) && c.comments[j].start <= at
}

// operators are the operators of more than one character, the longest first.
var operators = []string{
	"**=", "//=", ">>=", "<<=", "...",
	":=", "==", "!=", "<=", ">=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "**", "//", ">>", "<<",
}

// Next returns the token behind k. A line end is one, but not when a backslash
// joins the lines; whether it is in brackets is not asked. The zero Token is at the
// end of the text.
func (k Token) Next() Token { return k.tree.TokenFrom(k.end) }

// TokenFrom returns the first token that begins at offset or behind it, where no
// string or comment is open.
func (t *Tree) TokenFrom(offset int) Token {
	text := t.Text.String()
	i := offset
	for i < len(text) {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\f':
			i++
			continue
		case c == '#':
			i = lineEnd(text, i)
			continue
		case c == '\\' && i+1 < len(text) && (text[i+1] == '\n' || text[i+1] == '\r'):
			i = skipNewline(text, i+1)
			continue
		}
		break
	}
	if i >= len(text) {
		return Token{}
	}
	return Token{t, i, tokenEnd(text, i)}
}

// tokenEnd returns the offset behind the token that begins at i.
func tokenEnd(text string, i int) int {
	switch c := text[i]; {
	case c == '\n' || c == '\r':
		return skipNewline(text, i)
	case isWordByte(c):
		for i < len(text) && isWordByte(text[i]) {
			i++
		}
		return i
	}
	for _, op := range operators {
		if strings.HasPrefix(text[i:], op) {
			return i + len(op)
		}
	}
	return i + 1
}

// Previous returns the token before k on its line, of which only words, dots and
// brackets are told apart rightly; the zero Token at the start of a line.
func (k Token) Previous() Token {
	text := k.tree.Text.String()
	end := k.start
	for end > 0 && (text[end-1] == ' ' || text[end-1] == '\t' || text[end-1] == '\f') {
		end--
	}
	if end == 0 || text[end-1] == '\n' || text[end-1] == '\r' {
		return Token{}
	}
	start := end - 1
	for start > 0 && isWordByte(text[end-1]) && isWordByte(text[start-1]) {
		start--
	}
	return Token{k.tree, start, end}
}
