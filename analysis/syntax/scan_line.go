package syntax

import (
	"strings"
	"unicode/utf8"
)

// statementWords are the words that begin statements and stand nowhere else, so
// that no line inside brackets begins with one.
var statementWords = map[string]bool{
	"def": true, "class": true, "return": true, "raise": true, "try": true, "while": true, "with": true,
	"assert": true, "del": true, "global": true, "nonlocal": true, "pass": true, "break": true,
	"continue": true, "import": true, "elif": true, "except": true, "finally": true,
}

// compoundWords begin statements that have a colon and a body.
var compoundWords = map[string]bool{
	"if": true, "elif": true, "else": true, "for": true, "while": true, "with": true, "try": true, "except": true,
	"finally": true, "def": true, "class": true,
}

// infixWords may stand behind an expression, and no name that a type statement
// could define is one of them.
var infixWords = map[string]bool{
	"in": true, "is": true, "if": true, "and": true, "or": true, "not": true, "else": true, "for": true, "as": true, "from": true,
}

// line goes on at the start i of a physical line and returns where to read on.
func (s *scanner) line(i int) int {
	token, column, indent := lineHead(s.src, i)
	blank := token == len(s.src) || byteClasses[s.src[token]] == classNewline || s.src[token] == '#'
	if (blank || len(s.stack) > 0) && strings.IndexByte(s.src[i:token], '\\') >= 0 {
		s.reindent(i, token, column)
	}
	if blank {
		return token
	}
	if len(s.stack) > 0 {
		return s.innerLine(i, token, column, indent)
	}
	return s.logicalLine(i, token, column, indent)
}

// innerLine is line inside brackets.
func (s *scanner) innerLine(i, token, column, indent int) int {
	word := wordAt(s.src, token)
	if word == "async" {
		// Of what may follow only "for" can stand in an expression.
		next, _, _ := lineHead(s.src, token+len(word))
		after := wordAt(s.src, next)
		s.look(next + len(after) + 1)
		if after == "def" || after == "with" {
			word = after
		}
	}
	s.look(token + len(word) + 1)
	if statementWords[word] {
		return s.unclosed(i, word)
	}
	s.suspectLine(i, token, column)
	if indent < s.indent {
		s.blanks = append(s.blanks, span{uint32(s.last), uint32(token)})
	}
	return token
}

// logicalLine begins a logical line.
func (s *scanner) logicalLine(i, token, column, indent int) int {
	block := s.level(column)
	s.missingBody(column)
	s.endTries(column, wordAt(s.src, token))
	line := logicalLine{start: i, plain: block == column && len(s.tries) == 0 && len(s.levels) == 1 && s.levels[0] == (level{column, true})}
	if block > column && s.first != "@" {
		s.insert(s.last, ";"+placeholder)
		s.insert(token, strings.Repeat(" ", block-column))
		indent, column = indent+block-column, block
	}
	if column == 0 && s.topLevel(i, token) {
		s.end = i
		return cutOff
	}
	line.column = column
	if line.plain && s.rejoin(line) {
		return cutOff
	}
	s.lines = append(s.lines, line)
	s.lines[len(s.lines)-1].opens = s.begin(token, column)
	if indent != column {
		s.reindent(i, token, column)
	}
	return token
}

// A level is a block that is indented.
type level struct {
	column int
	body   bool // of a header that was met
}

// level returns the column of the block that a line at column is part of. Where that is
// less than the one of a body before, and not the one of a block around, which is an
// IndentationError, the line is part of that body.
func (s *scanner) level(column int) int {
	n, around := len(s.levels), 0
	for n > 0 && s.levels[n-1].column > column {
		n--
	}
	if n > 0 {
		around = s.levels[n-1].column
	}
	switch {
	case around == column:
	case n < len(s.levels) && s.levels[n].body:
		column, n = s.levels[n].column, n+1
	default:
		s.levels, n = append(s.levels[:n], level{column, s.bodyAt >= 0 && column > s.bodyColumn}), n+1
	}
	s.levels = s.levels[:n]
	return column
}

// begin begins a logical line at its first token and returns what it begins with.
func (s *scanner) begin(token, column int) opening {
	first := wordAt(s.src, token)
	s.lineState = lineState{open: true, indent: column, column: column, last: token, before: token, fresh: true, first: first, bodyAt: -1}
	s.commas = s.commas[:0]
	opens := opensOther
	switch {
	case s.src[token] == '@':
		s.first, opens = "@", opensDecorator
	case first == "async":
		next, _, _ := lineHead(s.src, token+len(first))
		if word := wordAt(s.src, next); word == "def" || word == "with" || word == "for" {
			s.head = word
		}
		s.look(wordEnd(s.src, next) + 1)
		opens = opensFunction
	case compoundWords[first]:
		s.head, opens = first, opensBlock
		if first == "try" {
			s.tries = append(s.tries, openTry{column: column})
		}
		if first == "def" {
			opens = opensFunction
		} else if first == "class" {
			opens = opensClass
		}
	case first != "" && (first == "as" || !IsKeyword(first)): // "async" comes by "as"
		end := token + len(first)
		if s.look(end + 1); end == len(s.src) || byteClasses[s.src[end]] == classNewline {
			opens = opensWord
		}
	}
	return opens
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

// topState is what the scanner knows of the top-level statements of a chunk.
type topState struct {
	any       bool // a statement was met
	compound  bool // the last statement is compound
	decorated bool // the last statement is a decorator
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
func (s *scanner) topLevel(i, token int) bool {
	end := lineEnd(s.src, token)
	s.look(end + 1)
	top := &s.statements
	compound, decorator := false, s.src[token] == '@'
	switch wordAt(s.src, token) {
	case "elif", "else", "except", "finally":
		*top = topState{any: true, compound: true}
		return false
	case "def", "class", "async", "if", "for", "while", "with", "try":
		compound = true
	}
	cut := top.any && !top.decorated && i > s.start
	if cut && !compound && !decorator && !top.compound {
		hash := uint32(2166136261)
		for _, c := range []byte(s.src[token:end]) {
			hash = (hash ^ uint32(c)) * 16777619
		}
		cut = (hash>>16)%cutEvery == 0 || i-s.start >= largeFrom
	}
	if !cut {
		*top = topState{any: true, compound: compound, decorated: decorator}
	}
	return cut
}

// readWord reads a word, or a string with a prefix.
func (s *scanner) readWord(i int) int {
	end := wordEnd(s.src, i)
	word := s.src[i:end]
	if len(word) <= 2 && end < len(s.src) && byteClasses[s.src[end]] == classQuote {
		if format, raw, ok := stringPrefix(word); ok {
			return s.quote(i, end, format, raw)
		}
	}
	if s.beginsDefinition(i, end) {
		return s.breakLine(i)
	}
	fresh, header := s.fresh, s.header
	s.token(end)
	s.word = span{uint32(i), uint32(end)}
	if header == wantName {
		s.header = wantTypes
		return end
	}
	outside := len(s.stack) == 0
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
		s.except(end, fresh)
	case "as":
		if outside {
			s.catching, s.commas = false, s.commas[:0]
		}
	case "lambda":
		if outside {
			s.lambdas++
		}
	case "in":
		s.hasIn = s.hasIn || outside
	case "import":
		s.imports = true
	default:
		if word[0] >= 0x80 || word[len(word)-1] >= 0x80 || !utf8.ValidString(word) {
			s.strange(i, end)
		}
	}
	return end
}

// except begins an except clause behind the word, which ends at end.
func (s *scanner) except(end int, fresh bool) {
	s.catching, s.commas = fresh, s.commas[:0]
	star, _, _ := lineHead(s.src, end)
	if fresh && star > end && star < len(s.src) && s.src[star] == '*' {
		// The grammar knows "except*" in one piece only.
		s.patch(end, '*')
		s.patch(star, ' ')
	}
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

// strange looks at a word for characters that the grammar takes for white space
// and for bytes that are not UTF-8. CPython takes both for errors.
func (s *scanner) strange(i, end int) {
	for j, r := range s.src[i:end] {
		switch r {
		case '\ufeff', '\u2060', '\u200b':
			for k := range 3 {
				s.hide(i + j + k)
			}
		case utf8.RuneError:
			if s.src[i+j] != 0xEF {
				s.disguise(i+j, 'Z')
			}
		}
	}
}
