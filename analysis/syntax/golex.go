package syntax

import (
	"strings"
	"unicode/utf8"
)

// A lexeme is a token of valid Python. Comments and line ends inside brackets are
// none.
type lexeme struct {
	start, end uint32
	kind       lexKind
}

// A lexer cuts a whole text into lexemes, as CPython's tokenizer does, and into the
// chunks that the scanner finds. It gives up at the first thing that is no Python,
// and where two versions of CPython differ or tell only later.
type lexer struct {
	src      string
	lexemes  []lexeme
	comments []span
	pieces   []lexedChunk
	indents  []indentation
	scan     scanner
	level    int  // of brackets and fields of f-strings
	single   bool // the text is one piece, which is not cut into chunks
	indented bool // the first line has the indentation of a block
	failed   bool
}

// A lexedChunk is where a chunk begins, in the text and in the slices of the lexer.
type lexedChunk struct {
	base, length, reach int
	lexeme, comment     int
	members             []member
}

// An indentation is the white space before a line, with tabs eight columns wide
// and one column wide. CPython compares both.
type indentation struct{ column, narrow int }

const (
	// maxLexLevel is below the number of brackets that CPython allows.
	maxLexLevel = 150
	// maxIndents is one less than MAXINDENT of CPython's tokenizer.
	maxIndents = 99
)

// run lexes src and reports whether it is Python as far as a lexer can tell.
func (l *lexer) run(src string) bool {
	l.single, l.indented = false, false
	if !l.reset(src) {
		return false
	}
	at := len(src) - len(strings.TrimPrefix(src, byteOrderMark))
	if at == len(src) {
		l.add(lexEnd, at, at)
		return true
	}
	l.chunk(at)
	if !l.all(at) {
		return false
	}
	l.scan.look(len(src) + 1)
	l.endChunk(len(src))
	l.add(lexEnd, len(src), len(src))
	return !l.failed
}

// piece is run for the lines of one piece of a text: of a block, if indented.
func (l *lexer) piece(src string, indented bool) bool {
	l.single, l.indented = true, indented
	if !l.reset(src) || !l.all(0) {
		return false
	}
	l.add(lexEnd, len(src), len(src))
	return true
}

// reset forgets the last text. It reports false for what is no text.
func (l *lexer) reset(src string) bool {
	l.src, l.failed, l.level = src, false, 0
	l.lexemes, l.comments, l.pieces = l.lexemes[:0], l.comments[:0], l.pieces[:0]
	l.indents = append(l.indents[:0], indentation{})
	l.scan.src = src
	l.scan.patches = l.scan.patches[:0]
	return len(src) < 1<<31 && utf8.ValidString(src)
}

// all lexes what begins at at, to the end of the last line and block.
func (l *lexer) all(at int) bool {
	if l.lines(at); l.failed {
		return false
	}
	end := len(l.src)
	if n := len(l.lexemes); n > 0 && l.lexemes[n-1].kind != lexNewline && l.lexemes[n-1].kind != lexDedent {
		l.add(lexNewline, end, end)
	}
	for range l.indents[1:] {
		l.add(lexDedent, end, end)
	}
	return true
}

func (l *lexer) add(k lexKind, start, end int) {
	l.lexemes = append(l.lexemes, lexeme{uint32(start), uint32(end), k})
}

// fail gives up and returns the end of the text.
func (l *lexer) fail() int {
	l.failed = true
	return len(l.src)
}

// chunk begins a chunk at base.
func (l *lexer) chunk(base int) {
	l.pieces = append(l.pieces, lexedChunk{base: base, lexeme: len(l.lexemes), comment: len(l.comments)})
	l.scan.start, l.scan.reach, l.scan.statements = base, base, topState{}
	l.scan.bodyAt, l.scan.lines = -1, l.scan.lines[:0]
}

// endChunk ends the last chunk.
func (l *lexer) endChunk(end int) {
	c := &l.pieces[len(l.pieces)-1]
	c.length, c.reach = end-c.base, l.scan.reach
	for i := range l.scan.lines {
		l.scan.lines[i].start -= c.base
	}
	var rest bool
	if c.members, rest = l.scan.members(c.length); rest { // statements that are indented, without a block
		l.fail()
	}
}

// lines lexes all logical lines from i on.
func (l *lexer) lines(i int) {
	for i < len(l.src) {
		var blank bool
		if i, blank = l.lineStart(i); !blank {
			i = l.line(i)
		}
	}
}

// lineStart reads the indentation of the line at i. A line that is blank or only a
// comment is read to its end.
func (l *lexer) lineStart(i int) (next int, blank bool) {
	src, start, in := l.src, i, indentation{}
	for ; i < len(src); i++ {
		switch src[i] {
		case ' ':
			in.column++
			in.narrow++
			continue
		case '\t':
			in.column = in.column/8*8 + 8
			in.narrow++
			continue
		case '\f':
			in = indentation{}
			continue
		case '#':
			i = l.comment(i)
		}
		break
	}
	if i == len(src) {
		return i, true
	}
	switch src[i] {
	case '\n', '\r':
		return skipNewline(src, i), true
	case '\\':
		// What stands before a backslash is the indentation. CPython's versions
		// differ where that is nothing or has tabs, and where nothing follows.
		i, _, _ = lineHead(src, i)
		if in.column == 0 || in.column != in.narrow || i == len(src) || byteClasses[src[i]] == classNewline || src[i] == '#' || src[i] == '\\' {
			return l.fail(), true
		}
	}
	if l.indented {
		l.indents[0], l.indented = in, false
	}
	if !l.indent(in, i) {
		return l.fail(), true
	}
	if !l.single && l.scan.logicalLine(start, i, in.column, in.column) == cutOff {
		l.endChunk(start)
		l.chunk(start)
		l.scan.logicalLine(start, i, in.column, in.column)
	}
	return i, false
}

// indent adds what follows from the indentation of the logical line at i.
func (l *lexer) indent(in indentation, i int) bool {
	last := l.indents[len(l.indents)-1]
	if in == last {
		return true
	}
	if in.column > last.column {
		l.indents = append(l.indents, in)
		l.add(lexIndent, i, i)
		return in.narrow > last.narrow && len(l.indents)-1 <= maxIndents
	}
	if in.column < l.indents[0].column {
		return false
	}
	for in.column < l.indents[len(l.indents)-1].column {
		l.indents = l.indents[:len(l.indents)-1]
		l.add(lexDedent, i, i)
	}
	return in == l.indents[len(l.indents)-1]
}

func (l *lexer) comment(i int) (end int) {
	end = lineEnd(l.src, i)
	if strings.IndexByte(l.src[i:end], 0) >= 0 {
		return l.fail()
	}
	l.comments = append(l.comments, span{uint32(i), uint32(end)})
	return end
}

// line lexes the logical line whose first token is at i.
func (l *lexer) line(i int) int {
	src := l.src
	for i < len(src) {
		c := src[i]
		switch byteClasses[c] {
		case classSpace:
			i++
		case classWord:
			i = l.word(i)
		case classQuote:
			i = l.str(i, i)
		case classNewline:
			next := skipNewline(src, i)
			if l.level == 0 {
				l.add(lexNewline, i, i)
				return next
			}
			i = next
		case classComment:
			i = l.comment(i)
		case classBackslash:
			if !continues(src, i) {
				return l.fail()
			}
			if i = skipNewline(src, i+1); i == len(src) {
				return l.fail()
			}
		default:
			i = l.operator(i)
		}
	}
	if l.level > 0 {
		return l.fail()
	}
	return i
}

// operator reads an operator, a delimiter or a number that begins with a dot.
func (l *lexer) operator(i int) int {
	if l.src[i] == '.' && i+1 < len(l.src) && isDigit(l.src[i+1]) {
		return l.number(i)
	}
	kind, length := operator(l.src[i:])
	switch kind {
	case lexEnd:
		return l.fail()
	case lexLeftParen, lexLeftBracket, lexLeftBrace:
		if l.level++; l.level > maxLexLevel {
			return l.fail()
		}
	case lexRightParen, lexRightBracket, lexRightBrace:
		if l.level--; l.level < 0 {
			return l.fail()
		}
	}
	l.add(kind, i, i+length)
	return i + length
}

// word reads a name, a keyword, a number or a string with a prefix.
func (l *lexer) word(i int) int {
	src := l.src
	if isDigit(src[i]) {
		return l.number(i)
	}
	end, all := i, byte(0)
	for end < len(src) && byteClasses[src[end]] == classWord {
		all |= src[end]
		end++
	}
	word := src[i:end]
	if len(word) <= 2 && end < len(src) && byteClasses[src[end]] == classQuote {
		return l.str(i, end)
	}
	kind := lexName
	if all >= utf8.RuneSelf {
		if !isIdentifier(word) {
			return l.fail()
		}
	} else if len(word) <= 8 && len(word) >= 2 {
		kind = keyword(word)
	}
	l.add(kind, i, end)
	return end
}
