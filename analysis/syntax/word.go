package syntax

import (
	"iter"
	"sort"
	"strings"

	"awaiter/analysis/source"
)

// A Word is a name, keyword, number or operator of a text, with the words around it:
// for broken text, where nodes may not show what stands there. Of a string it is the
// quote alone. The zero Word is none.
type Word struct {
	tree       *Tree
	start, end int
}

// Words yields the places where the text of n, or below it if it is a Module, has
// word, a keyword or name, outside of comments and strings, but within the expressions
// of f-strings.
func (n Node) Words(word string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		if n.tree == nil {
			return
		}
		if n.index != rootIndex {
			n.tree.wordsIn(n.Span(), word, yield)
			return
		}
		for c, r := range n.shown() {
			if !n.tree.wordsIn(n.tree.spanOf(c, r), word, yield) {
				return
			}
		}
	}
}

// spanOf returns the text of which r, all nodes of a chunk or those of a member, are the nodes.
func (t *Tree) spanOf(chunk int32, r indexRange) source.Span {
	at := t.chunks[chunk]
	if i := (Node{t, chunk, r.start}).MemberOf(); i >= 0 {
		if m := at.memberAt(int(chunk), i); m.first == r.start && m.last == r.end {
			return m.Span
		}
	}
	return source.Span{Start: at.base, End: at.base + at.length}
}

// wordsIn yields the places in s that have word, and reports whether there may be more.
func (t *Tree) wordsIn(s source.Span, word string, yield func(Word) bool) bool {
	text := t.Text.Slice(s)
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return true
		}
		at += i + len(word)
		w := Word{t, s.Start + at - len(word), s.Start + at}
		if isWordByte(t.byteAt(w.start-1)) || isWordByte(t.byteAt(w.end)) {
			continue
		}
		if !yield(w) {
			return false
		}
	}
}

// byteAt returns the byte at offset, 0 where there is none.
func (t *Tree) byteAt(offset int) byte {
	if s := t.Text.Slice(source.Span{Start: offset, End: offset + 1}); offset >= 0 && s != "" {
		return s[0]
	}
	return 0
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// Exists reports whether k is a word.
func (k Word) Exists() bool { return k.tree != nil }

// Text returns the text of k: "\n" for any line end, "" for none.
func (k Word) Text() string {
	if k.tree == nil {
		return ""
	}
	text := k.tree.Text.Slice(k.Span())
	if text == "\r" || text == "\r\n" {
		return "\n"
	}
	return text
}

// Span returns the bytes of k.
func (k Word) Span() source.Span { return source.Span{Start: k.start, End: k.end} }

// Node returns the innermost node around k.
func (k Word) Node() Node {
	if k.tree == nil {
		return Node{}
	}
	return k.tree.At(k.start)
}

// IsCode reports whether k is neither in a comment nor in the text of a string.
func (k Word) IsCode() bool {
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

// Next returns the word behind k. A line end is one, but not when a backslash
// joins the lines; whether it is in brackets is not asked. The zero Word is at the
// end of the text.
func (k Word) Next() Word {
	if k.tree == nil {
		return Word{}
	}
	return k.tree.wordFrom(k.end)
}

// wordFrom returns the first word that begins at offset or behind it, where no
// string or comment is open.
func (t *Tree) wordFrom(offset int) Word {
	for offset < t.Text.Len() {
		// Words that are read here end with their line.
		text, start := t.Text.Piece(offset)
		if i := wordStart(text, offset-start); i < len(text) {
			return Word{t, start + i, start + tokenEnd(text, i)}
		}
		offset = start + len(text)
	}
	return Word{}
}

// wordStart returns the offset of the first word of text that begins at i or behind it.
func wordStart(text string, i int) int {
	for i < len(text) {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\f':
			i++
		case c == '#':
			i = lineEnd(text, i)
		case c == '\\' && i+1 < len(text) && (text[i+1] == '\n' || text[i+1] == '\r'):
			i = skipNewline(text, i+1)
		default:
			return i
		}
	}
	return i
}

// tokenEnd returns the offset behind the word that begins at i.
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

// Previous returns the word before k on its line, of which only words, dots and
// brackets are told apart rightly; the zero Word at the start of a line.
func (k Word) Previous() Word {
	if k.tree == nil {
		return Word{}
	}
	line := k.tree.Text.LineStart(k.start)
	text := k.tree.Text.Slice(source.Span{Start: line, End: k.start})
	end := len(strings.TrimRight(text, " \t\f"))
	if end == 0 {
		return Word{}
	}
	start := end - 1
	for start > 0 && isWordByte(text[end-1]) && isWordByte(text[start-1]) {
		start--
	}
	return Word{k.tree, line + start, line + end}
}

// IsWord reports whether k is a name or keyword.
func (k Word) IsWord() bool {
	text := k.Text()
	return text != "" && isWordByte(text[0]) && !isDigit(text[0])
}

// IsName reports whether k is a name and no keyword.
func (k Word) IsName() bool { return k.IsWord() && !IsKeyword(k.Text()) }

// IsKeyword reports whether word is a keyword of Python 3.7 and later.
func IsKeyword(word string) bool {
	switch word {
	case "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
		"elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
		"not", "or", "pass", "raise", "return", "try", "while", "with", "yield":
		return true
	}
	return false
}

// BeginsPrimary reports whether k can begin a primary: a name, a literal or a bracket
// (language reference, "Primaries").
func (k Word) BeginsPrimary() bool {
	switch text := k.Text(); text {
	case "":
		return false
	case "(", "[", "{", "\"", "'", "...", "True", "False", "None":
		return true
	case ".":
		return isDigit(k.tree.byteAt(k.end))
	default:
		return k.IsName() || isDigit(text[0])
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsAssignment reports whether k is "=", ":=" or an augmented assignment operator.
func (k Word) IsAssignment() bool {
	switch k.Text() {
	case "=", ":=", "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**=":
		return true
	}
	return false
}

// IsUnder reports whether k begins a line that is indented as that of other is.
func (k Word) IsUnder(other Word) bool {
	if k.tree == nil || k.tree != other.tree || k.Previous().Exists() {
		return false
	}
	return k.tree.Text.Indent(k.start) == k.tree.Text.Indent(other.start)
}

// FirstWord returns the word that n begins with.
func (n Node) FirstWord() Word {
	if n.tree == nil {
		return Word{}
	}
	return n.tree.wordFrom(n.Span().Start)
}

// LastWord returns the last byte of n as a word, for what follows it.
func (n Node) LastWord() Word {
	if n.tree == nil || n.Span().IsEmpty() {
		return Word{}
	}
	end := n.Span().End
	return Word{n.tree, end - 1, end}
}

// WordAfter returns the word behind n and the parentheses around it; see Next.
func (n Node) WordAfter() Word {
	if n.tree == nil {
		return Word{}
	}
	return n.tree.wordFrom(n.OuterSpan().End)
}

// WordBefore returns the word before n and the parentheses around it; see Previous.
func (n Node) WordBefore() Word {
	if n.tree == nil {
		return Word{}
	}
	start := n.OuterSpan().Start
	return Word{n.tree, start, start}.Previous()
}

// LineStart returns the first word of the line that n begins on.
func (n Node) LineStart() Word {
	if n.tree == nil {
		return Word{}
	}
	return n.tree.wordFrom(n.tree.Text.LineStart(n.Span().Start))
}
