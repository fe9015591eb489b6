package syntax

import (
	"strings"
	"unicode/utf8"
)

// A scanner finds where the chunks of a text begin, without parsing it. It knows
// Python's tokens well enough to tell what is in brackets and in strings.
//
// A chunk begins where a line begins with a statement at column 0. Where it ends
// depends only on the text from its start on, never on what came before: that is
// what lets an edit rescan from the chunk it touches up to the first old boundary
// it meets, and be right.
//
// In broken text a bracket or string may be open that was never meant to be. Then
// a chunk is cut off where no Python can go on: before a line at column 0 inside
// brackets that begins with a word no expression can begin with, or, for a string
// that has no end, before a line that looks like a definition or an import.
//
// On the way the scanner notes patches: bytes to put in place of others before
// tree-sitter reads the text, because its grammar knows less or other Python than
// CPython does. A patch replaces bytes one by one, so offsets stay true; lowering
// looks at the real text and sees what was meant.
type scanner struct {
	src      string
	patches  []patch
	comments []span
	lines    []logicalLine
	reach    int // one past the last byte that was looked at

	stack  []frame
	blanks []span // dedented line ends inside brackets, not yet known to be closed

	deep       bool // more brackets are open than CPython allows
	indent     int  // of the current logical line, as tree-sitter counts it
	column     int  // of the current logical line, as CPython counts it
	last       int  // end of the last token
	fresh      bool // a statement may begin here
	header     headerState
	commas     []int // those of the except clause being read
	exceptLine bool  // between except and its colon
	decorator  int   // line start of decorators at column 0 inside brackets, -1 without
}

// A logicalLine is where a logical line begins.
type logicalLine struct {
	start  int // of the physical line
	column int
	opens  opening
}

// An opening is what a logical line begins with, as far as it matters here.
type opening uint8

const (
	opensOther opening = iota
	opensDecorator
	opensFunction // def, async
	opensClass
)

// A patch puts one byte in the place of another.
type patch struct {
	at uint32
	to byte
}

// A frame is an open bracket, an open f-string or an open {…} in one.
type frame struct {
	kind   byte // '(' '[' '{'; fString, fField or fSpec
	quote  byte // of an f-string
	triple bool
	raw    bool
	types  bool // brackets around type parameters
	open   int  // where it was opened
}

const (
	fString = 'f' // between quotes, outside of fields
	fField  = 'e' // in the expression of a field
	fSpec   = ':' // in the format specifier of a field
)

// maxBrackets is how many brackets may be open in CPython's tokenizer (MAXLEVEL).
const maxBrackets = 200

// headerState tells where in "def name[" a scanner is.
type headerState uint8

const (
	noHeader headerState = iota
	wantName
	wantTypes
)

// chunk scans the chunk that begins at start and returns where the next one
// begins. Patches, comments and logical lines are left in s, counted from start.
func (s *scanner) chunk(src string, start int) (end int) {
	*s = scanner{
		src: src, reach: start, decorator: -1,
		patches: s.patches[:0], comments: s.comments[:0], lines: s.lines[:0], stack: s.stack[:0], blanks: s.blanks[:0], commas: s.commas[:0],
	}
	end = s.run(start)
	for len(s.comments) > 0 && int(s.comments[len(s.comments)-1].end) > end {
		s.comments = s.comments[:len(s.comments)-1]
	}
	kept := s.patches[:0]
	for _, p := range s.patches {
		if int(p.at) < end {
			kept = append(kept, patch{p.at - uint32(start), p.to})
		}
	}
	s.patches = kept
	for i := range s.comments {
		s.comments[i].start -= uint32(start)
		s.comments[i].end -= uint32(start)
	}
	for len(s.lines) > 0 && s.lines[len(s.lines)-1].start >= end {
		s.lines = s.lines[:len(s.lines)-1]
	}
	for i := range s.lines {
		s.lines[i].start -= start
	}
	s.invalid(src[start:end])
	return end
}

// run scans tokens until the chunk ends.
func (s *scanner) run(start int) int {
	top := topState{start: start}
	i, src := s.line(start, &top), s.src
	for {
		if i < 0 {
			return top.end
		}
		if i >= len(src) {
			s.look(len(src) + 1)
			if i = s.unterminated(len(src), &top); i >= len(src) {
				return len(src)
			}
			continue
		}
		if f := s.top(); f == fString || f == fSpec {
			i = s.inString(i, &top)
			continue
		}
		switch c := src[i]; byteClasses[c] {
		case classSpace:
			i++
		case classNewline:
			i = s.line(skipNewline(src, i), &top)
		case classWord:
			i = s.word(i, &top)
		case classQuote:
			i = s.quote(i, i, false, false, &top)
		case classOpen:
			s.push(frame{kind: c, open: i, types: c == '[' && s.header == wantTypes})
			i = s.token(i + 1)
		case classClose:
			s.pop(c)
			i = s.token(i + 1)
		case classComment:
			end := lineEnd(src, i)
			s.comments = append(s.comments, span{uint32(i), uint32(end)})
			i = end
		case classBackslash:
			if !continues(src, i) {
				i = s.token(i + 1)
				break
			}
			// tree-sitter's time is quadratic in the number of these.
			for end := skipNewline(src, i+1); i < end; i++ {
				s.patch(i, ' ')
			}
		case classControl:
			s.patch(i, 1)
			i = s.token(i + 1)
		default:
			i = s.punctuation(i)
		}
	}
}

// topState is what the scanner knows of the top-level statements of a chunk.
type topState struct {
	start, end int
	any        bool // a statement was met
	compound   bool // the last statement is compound
	decorated  bool // the last statement is a decorator
}

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

// look notes that the bytes before offset were looked at.
func (s *scanner) look(offset int) { s.reach = max(s.reach, offset) }

func (s *scanner) patch(at int, to byte) { s.patches = append(s.patches, patch{uint32(at), to}) }

func (s *scanner) push(f frame) {
	s.stack = append(s.stack, f)
	if len(s.stack) > maxBrackets && !s.deep {
		brackets := 0
		for _, f := range s.stack {
			if f.kind != fString {
				brackets++
			}
		}
		s.deep = brackets > maxBrackets
	}
}

// top returns the kind of the innermost frame, 0 if nothing is open.
func (s *scanner) top() byte {
	if len(s.stack) == 0 {
		return 0
	}
	return s.stack[len(s.stack)-1].kind
}

// reset forgets what is open: it was never closed.
func (s *scanner) reset() {
	s.stack, s.blanks = s.stack[:0], s.blanks[:0]
}

// token notes that a token ends at end.
func (s *scanner) token(end int) int {
	s.last, s.fresh, s.header = end, false, noHeader
	return end
}

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

// continues reports whether the backslash at i joins two lines.
func continues(src string, i int) bool {
	return i+1 < len(src) && (src[i+1] == '\n' || src[i+1] == '\r')
}

// pop closes a bracket. One that does not fit closes all up to its partner, or
// nothing if it has none.
func (s *scanner) pop(c byte) {
	partner := byte('(')
	switch c {
	case ']':
		partner = '['
	case '}':
		partner = '{'
	}
	for n := len(s.stack) - 1; n >= 0; n-- {
		k := s.stack[n].kind
		if k != partner && !(c == '}' && (k == fField || k == fSpec)) {
			continue
		}
		s.stack = s.stack[:n]
		if n == 0 {
			s.commitBlanks()
		}
		return
	}
}

// commitBlanks hides the line ends in brackets that tree-sitter would take for
// dedents: it does not know everywhere that it is inside brackets.
func (s *scanner) commitBlanks() {
	for _, b := range s.blanks {
		for i := int(b.start); i < int(b.end); i++ {
			if s.src[i] != ' ' {
				s.patch(i, ' ')
			}
		}
	}
	s.blanks = s.blanks[:0]
}

func (s *scanner) punctuation(i int) int {
	switch s.src[i] {
	case ':':
		if s.top() == fField {
			s.stack[len(s.stack)-1].kind = fSpec
			if i+1 < len(s.src) && s.src[i+1] == '=' {
				s.patch(i+1, ' ')
			}
			return s.token(i + 1)
		}
		if len(s.stack) == 0 {
			for _, at := range s.commas {
				s.patch(at, '<')
			}
			s.commas = s.commas[:0]
			s.token(i + 1)
			s.fresh = true
			return i + 1
		}
	case ';':
		s.token(i + 1)
		s.fresh = len(s.stack) == 0
		return i + 1
	case ',':
		if len(s.stack) == 0 && s.exceptLine {
			s.commas = append(s.commas, i)
		}
	case '=':
		if n := len(s.stack); n > 0 && s.stack[n-1].types && (i+1 == len(s.src) || s.src[i+1] != '=') {
			s.patch(i, ':')
		}
	}
	return s.token(i + 1)
}

// invalid adds patches for what tree-sitter cannot read or reads as something it
// is not: NUL, bytes that are not UTF-8, line ends of "\r" alone. text is the chunk.
func (s *scanner) invalid(text string) {
	for i := strings.IndexByte(text, '\r'); i >= 0 && i < len(text); {
		if i+1 == len(text) || text[i+1] != '\n' {
			s.patch(i, '\n')
		}
		next := strings.IndexByte(text[i+1:], '\r')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	for i := strings.IndexByte(text, 0); i >= 0; {
		s.patch(i, 1)
		next := strings.IndexByte(text[i+1:], 0)
		if next < 0 {
			break
		}
		i += 1 + next
	}
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
