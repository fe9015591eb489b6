package syntax

import (
	"slices"
	"strings"
)

// In broken text much is missing that must come: brackets and strings are open
// that will be closed, operators wait for an operand, a header for its colon. The
// scanner inserts it, so that a parser sees a whole program and what follows is
// read as what it is. What was inserted has no length in our tree and is an error
// there.
//
// All this rests on evidence that valid Python never gives: a line that begins
// with a word no expression can begin with, inside brackets; a logical line that
// ends in an operator; a string that its line ends.

// An insertion is text that is missing before the byte at.
type insertion struct {
	at   uint32
	text string
}

// placeholder stands for an operand that is missing.
const placeholder = "Z"

func (s *scanner) insert(at int, text string) {
	if text != "" {
		s.inserts = append(s.inserts, insertion{uint32(at), text})
	}
}

// A suspect is a place inside brackets where the line could have ended: if it
// turns out that the brackets are never closed, it did. It holds what the scanner
// knew there.
type suspect struct {
	on    bool
	colon bool // the place is a colon that belongs to the statement
	at    int
	line  lineState
	stack []frame
}

// repairReach is how far behind a suspect the evidence may be. Without a limit the
// time would be quadratic.
const repairReach = 8192

// remember makes to a suspect of the place at.
func (s *scanner) remember(to *suspect, at int, colon bool) {
	*to = suspect{on: true, colon: colon, at: at, line: s.lineState, stack: append(to.stack[:0], s.stack...)}
}

// suspectLine looks at a line inside brackets that begins at i with token. If it
// is indented no deeper than the statement, it may be the next one.
func (s *scanner) suspectLine(i, token, column int) {
	c := s.src[token]
	if c == '@' && column <= s.column {
		if !s.decorators.on {
			s.remember(&s.decorators, i, false)
		}
	} else if column <= s.column && byteClasses[c] != classClose {
		s.decorators.on = false
	}
	if !s.suspect.on && column <= s.column && (c == '@' || byteClasses[c] == classWord && !infixWords[wordAt(s.src, token)]) {
		s.remember(&s.suspect, i, false)
	}
}

// suspectColon looks at the end of a line inside brackets. A colon there may be
// the one of a compound statement.
func (s *scanner) suspectColon() {
	if !s.suspect.on && s.head != "" && s.top() == '(' && s.last > 0 && s.src[s.last-1] == ':' {
		s.remember(&s.suspect, s.last-1, true)
	}
}

// unclosed goes on at the line i inside brackets that begins with word, which
// shows that they are never closed.
func (s *scanner) unclosed(i int, word string) int {
	if s.suspect.on && i-s.suspect.at < repairReach {
		return s.rewind(&s.suspect)
	}
	if s.decorators.on && i-s.decorators.at < repairReach && (word == "def" || word == "class") {
		return s.rewind(&s.decorators)
	}
	s.closeAll("")
	return s.line(i)
}

// rewind goes back to a suspect: there the brackets end.
func (s *scanner) rewind(to *suspect) int {
	s.lineState = to.line
	s.stack = append(s.stack[:0], to.stack...)
	at := to.at
	s.drop(at)
	if to.colon {
		s.last = s.before
		s.insert(at, s.operand()+s.closers())
		s.forget()
		return at
	}
	s.closeAll("")
	return s.line(at)
}

// drop drops what was found from the offset at on, which is read again.
func (s *scanner) drop(at int) {
	s.patches = slices.DeleteFunc(s.patches, func(p patch) bool { return int(p.at) >= at })
	s.inserts = slices.DeleteFunc(s.inserts, func(i insertion) bool { return int(i.at) >= at })
	s.marks = slices.DeleteFunc(s.marks, func(m span) bool { return int(m.start) >= at })
	s.comments = slices.DeleteFunc(s.comments, func(c span) bool { return int(c.start) >= at })
	s.blanks = slices.DeleteFunc(s.blanks, func(b span) bool { return int(b.start) >= at })
	s.stack = slices.DeleteFunc(s.stack, func(f frame) bool { return f.open >= at })
}

// forget takes all frames for closed.
func (s *scanner) forget() {
	s.stack, s.blanks = s.stack[:0], s.blanks[:0]
	s.suspect.on, s.decorators.on = false, false
}

// beginsDefinition reports whether the word from i to end begins a def or class behind
// other things on the line, which is where somebody types in front of it: neither word
// stands anywhere else in Python. As they are misused for names, what follows must look
// like a definition too.
func (s *scanner) beginsDefinition(i, end int) bool {
	word := s.src[i:end]
	if word != "async" && word != "def" && word != "class" || !s.open || s.last == s.before {
		return false
	}
	if int(s.word.end) == s.last && word != "async" && s.src[s.word.start:s.word.end] == "async" {
		return false
	}
	for _, f := range s.stack {
		if f.kind == fString {
			return false
		}
	}
	if word == "async" {
		next, _, _ := lineHead(s.src, end)
		end = wordEnd(s.src, next)
		s.look(end + 1)
		if word = s.src[next:end]; word != "def" {
			return false
		}
	}
	name, _, _ := lineHead(s.src, end)
	after, _, _ := lineHead(s.src, wordEnd(s.src, name))
	s.look(after + 1)
	if name == wordEnd(s.src, name) || infixWords[wordAt(s.src, name)] || after == len(s.src) {
		return false
	}
	c := s.src[after]
	return c == '(' || c == '[' || c == ':' && word == "class"
}

// breakLine ends the logical line before the word at i, with what is open in it, and
// begins the one that i begins, at the same column. It returns where to read on.
func (s *scanner) breakLine(i int) (next int) {
	if len(s.stack) > 0 && s.suspect.on && i-s.suspect.at < repairReach {
		return s.rewind(&s.suspect)
	}
	before, column := len(s.inserts), s.column
	start := "\n" + strings.Repeat(" ", column)
	s.closeAll("")
	s.missingBody(column)
	s.endTries(column, "")
	switch {
	case s.first == "@":
		s.insert(i, start+"@"+placeholder)
	case len(s.inserts) == before:
		s.insert(s.last, ";"+placeholder)
	}
	s.insert(i, start)
	s.begin(i, column)
	if column == 0 {
		s.statements = topState{any: true, compound: true}
	}
	return s.readWord(i)
}

// closeAll ends the logical line behind the last token, closing what is open.
// begun is what must come first.
func (s *scanner) closeAll(begun string) {
	closers := begun + s.closers()
	if begun == "" {
		closers = s.operand() + closers
	}
	s.forget()
	s.finishLine(closers)
}

// closers returns what closes the frames, the innermost first.
func (s *scanner) closers() string {
	var b strings.Builder
	inText := true
	for n := len(s.stack) - 1; n >= 0; n-- {
		switch f := s.stack[n]; f.kind {
		case '(':
			b.WriteByte(')')
		case '[':
			b.WriteByte(']')
		case '{', fField, fSpec:
			b.WriteByte('}')
		case fString:
			if inText { // keep away from a quote or backslash
				b.WriteByte(' ')
			}
			b.WriteString(f.closing())
		}
		inText = false
	}
	return b.String()
}

// closing returns the quotes that end an f-string.
func (f frame) closing() string {
	if f.triple {
		return strings.Repeat(string(rune(f.quote)), 3)
	}
	return string(rune(f.quote))
}

// endLine ends the logical line outside of brackets.
func (s *scanner) endLine(text string) {
	if s.open {
		s.finishLine(text + s.operand())
	}
}

// finishLine ends the logical line. text is missing behind the last token, and
// what the statement lacks comes after it.
func (s *scanner) finishLine(text string) {
	if !s.open {
		return
	}
	s.open = false
	s.insert(s.last, text+s.rest(text == ""))
	endsInColon := s.last > 0 && s.src[s.last-1] == ':' && text == ""
	if s.head != "" && (endsInColon && !s.lambda || !s.colon) {
		s.bodyAt, s.bodyColumn = s.last, s.column
	}
}

// missingBody inserts the body of a header if the line that follows, at column,
// is not in it.
func (s *scanner) missingBody(column int) {
	if s.bodyAt >= 0 && column <= s.bodyColumn {
		s.insert(s.bodyAt, " pass")
	}
	s.bodyAt = -1
}

// An openTry is a try statement that may go on.
type openTry struct {
	column  int
	handled bool // it has an except or finally clause
}

// endTries ends the try statements that do not go on with the line at column that begins
// with word, and inserts the clause that they lack.
func (s *scanner) endTries(column int, word string) {
	for n := len(s.tries); n > 0 && s.tries[n-1].column >= column; n-- {
		try := &s.tries[n-1]
		if try.column == column && (word == "except" || word == "finally" || word == "else") {
			try.handled = true
			return
		}
		if !try.handled {
			s.insert(s.last, "\n"+strings.Repeat(" ", try.column)+"finally: pass")
		}
		s.tries = s.tries[:n-1]
	}
}

// rest returns what a statement lacks at its end: the second half of an import or
// for, parameters, the colon. bare reports that nothing was inserted before it.
func (s *scanner) rest(bare bool) string {
	rest := ""
	switch {
	case s.first == "from" && !s.imports:
		rest = " import " + placeholder
	case s.head == "for" && !s.hasIn && bare:
		rest = " in " + placeholder
	case s.head == "def" && s.header == wantTypes && bare:
		rest = "()"
	}
	if s.head != "" && !s.colon {
		rest += ":"
	}
	return rest
}

// operand returns the operand that the last token waits for, "" if it does not.
func (s *scanner) operand() string {
	if s.last == s.before {
		return ""
	}
	if int(s.word.end) == s.last {
		return s.operandOf(s.src[s.word.start:s.word.end])
	}
	switch c := s.src[s.last-1]; c {
	case '=', '+', '-', '/', '%', '@', '&', '|', '^', '~', '<', '>', '!':
		return " " + placeholder
	case '*':
		if int(s.word.end) == s.before && s.src[s.word.start:s.word.end] == "import" {
			return ""
		}
		return " " + placeholder
	case '.':
		if s.dangling() {
			return placeholder
		}
	case ':':
		inDict := s.top() == '{'
		if inDict || len(s.stack) == 0 && (s.lambda || s.head == "" && s.first != "match" && s.first != "case") {
			return " " + placeholder
		}
	}
	return ""
}

// operandOf is operand behind a word.
func (s *scanner) operandOf(word string) string {
	switch word {
	case "for":
		return " " + placeholder + " in " + placeholder
	case "lambda":
		return ": " + placeholder
	case "def":
		return " " + placeholder + "()"
	case "else":
		if s.head == "else" && len(s.stack) == 0 {
			return ""
		}
		return " " + placeholder
	case "not", "and", "or", "in", "is", "if", "elif", "await", "as", "import", "from", "while", "with", "assert",
		"del", "global", "nonlocal", "class":
		return " " + placeholder
	}
	return ""
}

// dangling reports whether a name must follow the dot that ends at s.last: it is
// not the end of a number, an ellipsis or the dots of an import.
func (s *scanner) dangling() bool {
	i := s.last - 1
	if i == 0 {
		return true
	}
	if s.src[i-1] == '.' {
		return false
	}
	if s.first == "from" && !s.imports && byteClasses[s.src[i-1]] != classWord {
		return false
	}
	start := i
	for start > 0 && byteClasses[s.src[start-1]] == classWord {
		start--
	}
	return start == i || s.src[start] < '0' || '9' < s.src[start]
}

// atEnd ends the chunk at the end of the text, or goes back to where what is open
// there should have been closed.
func (s *scanner) atEnd() int {
	end := len(s.src)
	s.look(end + 1)
	for n, f := range s.stack {
		if f.kind == fString && f.triple {
			s.stack = s.stack[:n+1]
			return s.cutString(f.open, end, f.closing())
		}
	}
	if len(s.stack) > 0 {
		if s.suspect.on && end-s.suspect.at < repairReach {
			return s.rewind(&s.suspect)
		}
		s.closeAll("")
	}
	s.endLine("")
	s.missingBody(0)
	s.endTries(0, "")
	s.end = end
	return cutOff
}
