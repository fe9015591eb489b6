package syntax

import "strings"

// stringPrefix takes apart the letters before a quote: whether they make an
// f-string or t-string, and a raw one.
func stringPrefix(word string) (format, raw, ok bool) {
	switch strings.ToLower(word) {
	case "", "b", "u":
		return false, false, true
	case "r", "br", "rb":
		return false, true, true
	case "f", "t":
		return true, false, true
	case "fr", "rf", "tr", "rt":
		return true, true, true
	}
	return false, false, false
}

// quote reads a string whose prefix begins at i and whose quote stands at at.
func (s *scanner) quote(i, at int, format, raw bool) int {
	src, c := s.src, s.src[at]
	triple := at+2 < len(src) && src[at+1] == c && src[at+2] == c
	for j := i; j < at; j++ {
		if src[j] == 't' || src[j] == 'T' {
			s.patch(j, 'f') // the grammar knows no t-strings
		}
	}
	f := frame{kind: fString, quote: c, triple: triple, raw: raw, open: at}
	if format {
		s.push(f)
		return s.token(at + len(f.closing()))
	}
	if !triple {
		end, closed := simpleStringEnd(src, at+1, c)
		s.token(end)
		if !closed {
			s.look(end + 1)
			s.insert(end, " "+f.closing())
		}
		return end
	}
	end := tripleStringEnd(src, at+3, c)
	if end < 0 {
		s.look(len(src) + 1)
		return s.cutString(at, len(src), f.closing())
	}
	if s.swallowed(end) || s.fresh && len(s.stack) == 0 && s.textFollows(end) {
		return s.cutString(at, end, f.closing())
	}
	return s.token(end)
}

// simpleStringEnd returns the end of a string in single quotes whose body begins
// at i. One that is not closed ends with its line.
func simpleStringEnd(src string, i int, quote byte) (end int, closed bool) {
	for ; i < len(src); i++ {
		switch src[i] {
		case quote:
			return i + 1, true
		case '\\':
			if i++; i < len(src) && (src[i] == '\r' || src[i] == '\n') {
				i = skipNewline(src, i) - 1
			}
		case '\n', '\r':
			return i, false
		}
	}
	return len(src), false
}

// tripleStringEnd returns the end of a string in triple quotes whose body begins
// at i, or -1 if it has none.
func tripleStringEnd(src string, i int, quote byte) int {
	closing := `"""`
	if quote == '\'' {
		closing = "'''"
	}
	for from := i; ; {
		n := strings.Index(src[i:], closing)
		if n < 0 {
			return -1
		}
		i += n
		slashes := 0
		for i-slashes-1 >= from && src[i-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i + 3
		}
		i++
	}
}

// swallowed reports whether what follows a triple-quoted string that ends at end
// can only be the inside of another one, so that the string's beginning is one
// quote too many: a name that touches it.
func (s *scanner) swallowed(end int) bool {
	if end == len(s.src) || byteClasses[s.src[end]] != classWord || '0' <= s.src[end] && s.src[end] <= '9' {
		s.look(end + 1)
		return false
	}
	after := wordEnd(s.src, end)
	s.look(after + 1)
	if word := s.src[end:after]; infixWords[word] || word == "async" {
		return false
	}
	return after == len(s.src) || byteClasses[s.src[after]] != classQuote
}

// textFollows reports whether what follows a statement that is a triple-quoted string and ends
// at end is the text of another one: one of the first lines with anything on them has two words
// side by side that have no such place in Python. Behind the first of these it looks at
// lines that are indented only, which are of the same chunk.
func (s *scanner) textFollows(end int) bool {
	const lines = 3
	nested := false // in brackets, perhaps
	for n := range lines {
		for end < len(s.src) && (byteClasses[s.src[end]] == classSpace || byteClasses[s.src[end]] == classNewline) {
			end++
		}
		isTop := byteClasses[s.src[end-1]] == classNewline
		if n > 0 && isTop {
			s.look(end + 1)
			return false
		}
		to := lineEnd(s.src, end)
		s.look(to + 1)
		line := s.src[end:to]
		if isProse(line, nested) {
			return true
		}
		if isTop || strings.ContainsAny(line, "\"'#\\") {
			return false
		}
		nested = nested || strings.ContainsAny(line, "([{")
		end = to
	}
	return false
}

// isProse reports whether line has two words, before any string or comment, with nothing but
// space between them, of which the first is a name and the second one, too, or a keyword that
// no name stands before; nested says that line may stand in brackets.
func isProse(line string, nested bool) bool {
	name := false // the last token is one
	for i := 0; i < len(line); {
		switch byteClasses[line[i]] {
		case classSpace:
			i++
		case classWord:
			end := wordEnd(line, i)
			word := line[i:end]
			if end < len(line) && byteClasses[line[end]] == classQuote {
				return false
			}
			isKeyword := IsKeyword(word)
			isName := !isKeyword && (word[0] < '0' || '9' < word[0])
			if name && (isName || !nested && isKeyword && !standsBehindName(word)) {
				return true
			}
			name = isName && (i > 0 || !isSoftKeyword(word))
			i = end
		case classQuote, classComment, classBackslash:
			return false
		case classOpen:
			nested, name = true, false
			i++
		default:
			name = false
			i++
		}
	}
	return false
}

// standsBehindName reports whether keyword may follow a name, outside of brackets.
func standsBehindName(keyword string) bool {
	return keyword == "import" || infixWords[keyword] && keyword != "for"
}

// isSoftKeyword reports whether a statement may begin with word and a name (language
// reference, "Soft Keywords").
func isSoftKeyword(word string) bool { return word == "match" || word == "case" || word == "type" }

// cutString goes on behind a string in triple quotes that begins at open and was
// hardly meant to reach to end: before the first line that looks like a definition
// or, if there is none, at end.
func (s *scanner) cutString(open, end int, closing string) int {
	at := s.definition(open, end)
	if at < 0 && end < len(s.src) {
		s.closeString(open)
		return s.token(end)
	}
	to := end
	if at >= 0 {
		to = at
		s.drop(at)
	}
	for to > open+len(closing) && strings.IndexByte(" \t\r\n\f", s.src[to-1]) >= 0 {
		to--
	}
	if at >= 0 {
		s.last = min(s.last, to)
	}
	inner := s.openFrom(open)
	s.closeString(open)
	s.token(max(to, s.last))
	s.closeAll(inner + closing)
	if at < 0 {
		return len(s.src)
	}
	return s.line(at)
}

// closeString closes the f-string that was opened at open and all that is in it,
// if there is one.
func (s *scanner) closeString(open int) {
	for n, f := range s.stack {
		if f.kind == fString && f.open == open {
			s.truncate(n)
			return
		}
	}
}

// openFrom returns what closes the fields in the f-string that was opened at open,
// or the space that keeps the closing quotes away from a quote or backslash.
func (s *scanner) openFrom(open int) string {
	for n, f := range s.stack {
		if f.kind == fString && f.open == open && n+1 < len(s.stack) {
			inner := scanner{stack: s.stack[n+1:]}
			return inner.closers()
		}
	}
	return " "
}

// definition finds the first line between open and end that looks like the
// beginning of a definition or of an import and is indented no deeper than the
// current statement, and returns its start; -1 if there is none. Decorators before
// a definition belong to it.
func (s *scanner) definition(open, end int) (at int) {
	decorators, decoratorColumn := -1, 0
	for i := lineEnd(s.src, open); i < end; i = lineEnd(s.src, i) {
		i = skipNewline(s.src, i)
		if i >= end {
			break
		}
		token, column, _ := lineHead(s.src, i)
		switch {
		case token >= end || column > s.column:
		case s.src[token] == '@' && token+1 < end && byteClasses[s.src[token+1]] == classWord:
			if decorators < 0 || decoratorColumn != column {
				decorators, decoratorColumn = i, column
			}
			continue
		case looksLikeDefinition(s.src[token:lineEnd(s.src, token)], column == 0):
			if decorators >= 0 && decoratorColumn == column {
				return decorators
			}
			return i
		}
		decorators = -1
	}
	return -1
}

// looksLikeDefinition reports whether line, without its indentation, begins like
// a def or class, or at column 0 like an import or the main guard.
func looksLikeDefinition(line string, column0 bool) bool {
	fields := strings.Fields(line[:min(len(line), 200)])
	if len(fields) > 1 && fields[0] == "async" {
		fields = fields[1:]
	}
	if len(fields) < 2 {
		return false
	}
	switch fields[0] {
	case "def":
		return strings.Contains(line, "(")
	case "class":
		return strings.ContainsAny(line, "(:[")
	case "import":
		return column0 && len(fields) == 2
	case "from":
		return column0 && len(fields) > 3 && fields[2] == "import"
	case "if":
		return column0 && fields[1] == "__name__"
	}
	return false
}

// inString reads on at i inside an f-string, in its text or in the format
// specifier of a field.
func (s *scanner) inString(i int) int {
	src, in := s.src, s.top()
	depth := len(s.stack) - 1
	for s.stack[depth].kind != fString {
		depth--
	}
	f := s.stack[depth]
	for ; i < len(src); i++ {
		switch c := src[i]; c {
		case '\\':
			i = escapeEnd(src, i, f.raw) - 1
		case '{':
			if in == fString && i+1 < len(src) && src[i+1] == '{' {
				i++
				continue
			}
			s.push(frame{kind: fField, open: i})
			return s.token(i + 1)
		case '}':
			if in == fSpec {
				s.pop(i)
				return s.token(i + 1)
			}
		case '\n', '\r':
			if !f.triple {
				return s.cutLine(i, depth)
			}
		case f.quote:
			end := i + 1
			if f.triple {
				if !strings.HasPrefix(src[i:], f.closing()) {
					continue
				}
				if end = i + 3; s.swallowed(end) {
					return s.cutString(f.open, end, f.closing())
				}
			}
			if in == fSpec { // the field is not closed
				s.insert(i, strings.Repeat("}", len(s.stack)-1-depth))
			}
			s.truncate(depth)
			return s.token(end)
		}
	}
	if !f.triple {
		return s.cutLine(len(src), depth)
	}
	return len(src)
}

// cutLine closes the f-string in the frame at depth before the line end at i.
func (s *scanner) cutLine(i, depth int) int {
	s.look(i + 1)
	inner := scanner{stack: s.stack[depth:]}
	s.insert(i, inner.closers())
	s.truncate(depth)
	return s.token(i)
}

// escapeEnd returns the end of what a backslash at i takes with it in the text of
// an f-string: the next character, but no brace, and all of a \N{…}.
func escapeEnd(src string, i int, raw bool) int {
	next := i + 1
	if next == len(src) {
		return next
	}
	switch src[next] {
	case '{', '}':
		return next
	case '\n', '\r':
		return skipNewline(src, next)
	case 'N':
		if !raw && next+1 < len(src) && src[next+1] == '{' {
			if n := strings.IndexAny(src[next:min(len(src), next+120)], "}\n"); n > 0 && src[next+n] == '}' {
				return next + n + 1
			}
		}
	}
	return next + 1
}
