package syntax

import "slices"

// A scanner finds where the chunks of a text begin, without parsing it, and
// prepares them for the parsers. It knows Python's tokens well enough to tell what
// is in brackets and in strings.
//
// A chunk begins where a line begins with a statement at column 0. Where it ends
// depends only on the text from its start on, never on what came before: that is
// what lets an edit rescan from the chunk it touches up to the first old boundary
// it meets, and be right.
//
// On the way the scanner notes patches, bytes to put in place of others where
// tree-sitter's grammar knows less or other Python than CPython does, and
// insertions, what is missing in broken text. Offsets in the tree of what comes of
// that are turned back to the real ones; lowering looks at the real text and sees
// what was meant.
type scanner struct {
	src   string
	start int // of the chunk
	end   int // of the chunk, once it is known
	reach int // one past the last byte that was looked at

	edits
	comments []span
	lines    []logicalLine
	deep     bool    // more brackets are open than CPython allows
	was      earlier // in the last text

	lineState
	stack      []frame
	blanks     []span // dedented line ends inside brackets, not yet known to be closed
	commas     []int  // those of the except clause being read
	tries      []openTry
	levels     []level // that the line is in, from the outside
	suspect    suspect
	decorators suspect
	statements topState
}

// lineState is what a scanner knows of the logical line it reads.
type lineState struct {
	open     bool // it has begun and not ended
	indent   int  // as tree-sitter counts it
	column   int  // as CPython counts it
	last     int  // end of the last token
	before   int  // end of the token before it
	word     span // the last word
	fresh    bool // a statement may begin here
	header   headerState
	head     string // its first word, behind async, if it begins a compound statement
	first    string // its first word; "@" of a decorator
	colon    bool   // the colon of the compound statement was met
	lambdas  int    // that wait for their colon, outside of brackets
	lambda   bool   // the last colon is one of a lambda
	hasIn    bool
	imports  bool // the word import was met
	catching bool // between except and its colon

	bodyAt     int // where a body is missing if the next line is not indented, or -1
	bodyColumn int // the column of the statement whose body it would be
}

// A logicalLine is where a logical line begins.
type logicalLine struct {
	start  int // of the physical line
	column int
	opens  opening
	plain  bool // it begins, as its column says, in no block but the body of the first statement
	looked int  // one past the last byte that was looked at from there to the next logical line
}

// An opening is what a logical line begins with, as far as it matters here.
type opening uint8

const (
	opensOther opening = iota
	opensDecorator
	opensFunction // def, async
	opensClass
	opensBlock // another compound statement
	opensWord  // nothing but a name: mostly the beginning of something that is being typed
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

// cutOff is returned in place of an offset where the chunk ends at s.end.
const cutOff = -1

// chunk scans the chunk that src begins with and returns where the next one begins, which
// may be behind src if s.reach is. What it finds is left in s. was is what stood there.
func (s *scanner) chunk(src string, was earlier) (end int) {
	*s = scanner{
		src: src, was: was,
		edits: edits{s.patches[:0], s.inserts[:0], s.marks[:0]}, comments: s.comments[:0], lines: s.lines[:0],
		stack: s.stack[:0], blanks: s.blanks[:0], commas: s.commas[:0], tries: s.tries[:0], levels: s.levels[:0],
		suspect: suspect{stack: s.suspect.stack[:0]}, decorators: suspect{stack: s.decorators.stack[:0]},
	}
	s.bodyAt = -1
	s.run(s.resume())
	s.was = earlier{}
	end = s.end
	if end > len(src) {
		return end
	}
	s.comments = slices.DeleteFunc(s.comments, func(c span) bool { return int(c.end) > end })
	s.marks = slices.DeleteFunc(s.marks, func(m span) bool { return int(m.start) >= end })
	s.lines = slices.DeleteFunc(s.lines, func(l logicalLine) bool { return l.start >= end })
	s.patches = slices.DeleteFunc(s.patches, func(p patch) bool { return int(p.at) >= end })
	s.inserts = slices.DeleteFunc(s.inserts, func(i insertion) bool { return int(i.at) > end })
	s.invalid(src[:end])
	s.patches = lastPatches(s.patches)
	slices.SortStableFunc(s.inserts, func(a, b insertion) int { return int(a.at) - int(b.at) })
	return end
}

// lastPatches returns patches in order, of those for one byte the last.
func lastPatches(patches []patch) []patch {
	slices.SortStableFunc(patches, func(a, b patch) int { return int(a.at) - int(b.at) })
	last := patches[:0]
	for _, p := range patches {
		if n := len(last); n > 0 && last[n-1].at == p.at {
			last = last[:n-1]
		}
		last = append(last, p)
	}
	return last
}

// run scans tokens until the chunk ends.
func (s *scanner) run(start int) {
	src := s.src
	for i := s.line(start); i != cutOff; {
		if i >= len(src) {
			i = s.atEnd()
			continue
		}
		if f := s.top(); f == fString || f == fSpec {
			i = s.inString(i)
			continue
		}
		switch c := src[i]; byteClasses[c] {
		case classSpace:
			i++
		case classNewline:
			if len(s.stack) == 0 {
				s.endLine("")
			} else {
				s.suspectColon()
			}
			i = s.line(skipNewline(src, i))
		case classWord:
			i = s.readWord(i)
		case classQuote:
			i = s.quote(i, i, false, false)
		case classOpen:
			s.push(frame{kind: c, open: i, types: c == '[' && s.header == wantTypes})
			i = s.token(i + 1)
		case classClose:
			s.pop(i)
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
			s.hide(i)
			i++
		default:
			i = s.punctuation(i)
		}
	}
}

// look notes that the bytes before offset were looked at.
func (s *scanner) look(offset int) {
	s.reach = max(s.reach, offset)
	if n := len(s.lines); n > 0 {
		s.lines[n-1].looked = max(s.lines[n-1].looked, offset)
	}
}

func (s *scanner) patch(at int, to byte) { s.patches = append(s.patches, patch{uint32(at), to}) }

// hide hides the byte at i from tree-sitter; it becomes an error of its own.
func (s *scanner) hide(i int) { s.disguise(i, ' ') }

// disguise shows tree-sitter another byte in the place of the one at i, which
// becomes an error of its own.
func (s *scanner) disguise(i int, as byte) {
	s.patch(i, as)
	if n := len(s.marks); n > 0 && int(s.marks[n-1].end) == i {
		s.marks[n-1].end++
	} else {
		s.marks = append(s.marks, span{uint32(i), uint32(i + 1)})
	}
}

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

// token notes that a token ends at end.
func (s *scanner) token(end int) int {
	s.before, s.last, s.fresh, s.header = s.last, end, false, noHeader
	return end
}

// pop reads the closing bracket at i. One that does not fit closes all up to its
// partner; one that has none is hidden.
func (s *scanner) pop(i int) {
	c, partner := s.src[i], byte('(')
	switch c {
	case ']':
		partner = '['
	case '}':
		partner = '{'
	}
	for n := len(s.stack) - 1; n >= 0; n-- {
		if k := s.stack[n].kind; k != partner && (c != '}' || k != fField && k != fSpec) {
			continue
		}
		if n+1 < len(s.stack) {
			inner := scanner{stack: s.stack[n+1:]}
			s.insert(i, inner.closers())
		}
		s.truncate(n)
		return
	}
	s.hide(i)
}

// truncate closes all frames but the first n.
func (s *scanner) truncate(n int) {
	s.stack = s.stack[:n]
	s.suspect.on = s.suspect.on && n >= len(s.suspect.stack)
	s.decorators.on = s.decorators.on && n >= len(s.decorators.stack)
	if n == 0 {
		s.commitBlanks()
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
	next := byte(0)
	if i+1 < len(s.src) {
		next = s.src[i+1]
	}
	switch c := s.src[i]; {
	case c == '$', c == '?', c == '!' && next != '=' && s.top() != fField:
		s.hide(i)
		return i + 1
	case c == ':' && s.top() == fField:
		s.stack[len(s.stack)-1].kind = fSpec
		if next == '=' {
			s.patch(i+1, ' ')
		}
	case c == ':' && next == '=':
		return s.token(i + 2)
	case c == ':' && len(s.stack) == 0:
		s.token(i + 1)
		if s.lambda = s.lambdas > 0; s.lambda {
			s.lambdas--
			return i + 1
		}
		for _, at := range s.commas {
			s.patch(at, '<')
		}
		s.commas = s.commas[:0]
		s.colon, s.fresh = true, true
		return i + 1
	case c == ';' && len(s.stack) == 0:
		s.token(i + 1)
		s.fresh = true
		return i + 1
	case c == ',' && len(s.stack) == 0 && s.catching:
		s.commas = append(s.commas, i)
	case c == '=' && next != '=' && len(s.stack) > 0 && s.stack[len(s.stack)-1].types:
		s.patch(i, ':')
	}
	return s.token(i + 1)
}
