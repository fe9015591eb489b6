package syntax

import "strings"

// statementWords are the words that begin statements and stand nowhere else, so
// that no line inside brackets begins with one.
var statementWords = map[string]bool{
	"def": true, "class": true, "return": true, "raise": true, "try": true, "while": true, "with": true,
	"assert": true, "del": true, "global": true, "nonlocal": true, "pass": true, "break": true,
	"continue": true, "import": true, "elif": true, "except": true, "finally": true,
}

// decoratorReach is how far before a def its decorators are looked for in broken
// text. Without a limit the time would be quadratic.
const decoratorReach = 2000

// line goes on at the start i of a physical line and returns where to read on, or
// a negative number if the chunk ends before it.
func (s *scanner) line(i int, top *topState) int {
	token, column, indent := lineHead(s.src, i)
	blank := token == len(s.src) || byteClasses[s.src[token]] == classNewline || s.src[token] == '#'
	if (blank || len(s.stack) > 0) && strings.IndexByte(s.src[i:token], '\\') >= 0 {
		s.reindent(i, token, column)
	}
	if blank {
		return token
	}
	if len(s.stack) > 0 {
		return s.innerLine(i, token, column, indent, top)
	}
	return s.logicalLine(i, token, column, indent, top)
}

// innerLine is line inside brackets.
func (s *scanner) innerLine(i, token, column, indent int, top *topState) int {
	word := s.src[token:wordEnd(s.src, token)]
	if word == "async" {
		// Of what may follow only "for" can stand in an expression.
		next, _, _ := lineHead(s.src, token+len(word))
		after := s.src[next:wordEnd(s.src, next)]
		s.look(next + len(after) + 1)
		if after == "def" || after == "with" {
			word = after
		}
	}
	s.look(token + len(word) + 1)
	if statementWords[word] {
		at := i
		if column == 0 && s.decorator >= 0 && i-s.decorator < decoratorReach && (word == "def" || word == "class") {
			at = s.decorator
		}
		s.decorator = -1
		s.reset()
		if column == 0 && word != "elif" && word != "except" && word != "finally" && at > top.start {
			top.end = at
			return -1
		}
		return s.logicalLine(i, token, column, indent, top)
	}
	switch c := s.src[token]; {
	case c == '@' && column == 0:
		if s.decorator < 0 {
			s.decorator = i
		}
	case column == 0 && byteClasses[c] != classClose:
		s.decorator = -1
	}
	if indent < s.indent {
		s.blanks = append(s.blanks, span{uint32(s.last), uint32(token)})
	}
	return token
}

// logicalLine begins a logical line.
func (s *scanner) logicalLine(i, token, column, indent int, top *topState) int {
	if column == 0 && s.topLevel(i, token, top) {
		return -1
	}
	opens := opensOther
	switch s.src[token] {
	case '@':
		opens = opensDecorator
	case 'd', 'a', 'c':
		switch s.src[token:wordEnd(s.src, token)] {
		case "def", "async":
			opens = opensFunction
		case "class":
			opens = opensClass
		}
	}
	s.lines = append(s.lines, logicalLine{i, column, opens})
	s.indent, s.column = indent, column
	s.fresh, s.header, s.commas = true, noHeader, s.commas[:0]
	s.exceptLine = false
	s.last = token
	if indent != column {
		s.reindent(i, token, column)
		s.indent = column
	}
	return token
}

// reindent patches the white space between i and token so that tree-sitter, to
// which every tab is eight columns wide, counts column. A form feed takes a byte
// and sets the count to zero.
func (s *scanner) reindent(i, token, column int) {
	tabs, spaces := column/8, column%8
	for j := i; j < token; j++ {
		to := byte('\f')
		if left := token - j; left <= spaces {
			to = ' '
		} else if left <= spaces+tabs {
			to = '\t'
		}
		if s.src[j] != to {
			s.patch(j, to)
		}
	}
}

// Chunks of simple statements are made of several: parsing has a cost per chunk.
// Where they are cut is decided by a hash of the line that comes next, so that an
// edit moves no more than the cuts next to it, and by a size that none exceeds by
// more than a statement.
const (
	cutEvery  = 8
	largeFrom = 4096
)

// topLevel begins a top-level statement at the line start i and reports whether a
// chunk begins with it.
func (s *scanner) topLevel(i, token int, top *topState) bool {
	end := lineEnd(s.src, token)
	s.look(end + 1)
	word := s.src[token:wordEnd(s.src, token)]
	compound, decorator := false, s.src[token] == '@'
	switch word {
	case "elif", "else", "except", "finally":
		top.compound, top.decorated, top.any = true, false, true
		return false
	case "def", "class", "async", "if", "for", "while", "with", "try":
		compound = true
	}
	cut := top.any && !top.decorated && i > top.start
	if cut && !compound && !decorator && !top.compound {
		hash := uint32(2166136261)
		for _, c := range []byte(s.src[token:end]) {
			hash = (hash ^ uint32(c)) * 16777619
		}
		cut = (hash>>16)%cutEvery == 0 || i-top.start >= largeFrom
	}
	if cut {
		top.end = i
		return true
	}
	top.any, top.compound, top.decorated = true, compound, decorator
	return false
}

// keywords after which no name stands that a type statement could define.
var infixWords = map[string]bool{"in": true, "is": true, "if": true, "and": true, "or": true, "not": true, "else": true, "for": true, "as": true}

// word reads a word, or a string with a prefix.
func (s *scanner) word(i int, top *topState) int {
	end := wordEnd(s.src, i)
	word := s.src[i:end]
	if len(word) <= 2 && end < len(s.src) && byteClasses[s.src[end]] == classQuote {
		if format, raw, ok := stringPrefix(word); ok {
			return s.quote(i, end, format, raw, top)
		}
	}
	fresh, header := s.fresh, s.header
	s.token(end)
	if header == wantName {
		s.header = wantTypes
		return end
	}
	switch word {
	case "def", "class":
		s.header = wantName
	case "print", "exec":
		// Python 2's statements; plain names to us.
		s.patch(end-1, 'Z')
	case "__future__":
		// A name like any other: the grammar allows no "*" after it.
		s.patch(end-1, 'Z')
	case "type":
		if fresh && s.isTypeStatement(end) {
			s.header = wantName
		} else {
			s.patch(end-1, 'Z')
		}
	case "except":
		s.exceptLine = fresh
		s.commas = s.commas[:0]
		if star, _, _ := lineHead(s.src, end); fresh && star > end && star < len(s.src) && s.src[star] == '*' {
			// The grammar knows "except*" in one piece only.
			s.patch(end, '*')
			s.patch(star, ' ')
		}
	case "as":
		if len(s.stack) == 0 {
			s.exceptLine, s.commas = false, s.commas[:0]
		}
	default:
		if word[0] >= 0x80 || word[len(word)-1] >= 0x80 {
			s.hiddenSpace(i, end)
		}
	}
	return end
}

// isTypeStatement reports whether a name follows the word "type" that ends at i.
func (s *scanner) isTypeStatement(i int) bool {
	next, _, _ := lineHead(s.src, i)
	end := wordEnd(s.src, next)
	s.look(end + 1)
	if end == next || '0' <= s.src[next] && s.src[next] <= '9' {
		return false
	}
	quoted := end < len(s.src) && byteClasses[s.src[end]] == classQuote
	return !quoted && !infixWords[s.src[next:end]]
}

// hiddenSpace patches characters that the grammar takes for white space and
// CPython for errors.
func (s *scanner) hiddenSpace(i, end int) {
	for j, r := range s.src[i:end] {
		switch r {
		case '\ufeff', '\u2060', '\u200b':
			for k := range 3 {
				s.patch(i+j+k, 1)
			}
		}
	}
}
