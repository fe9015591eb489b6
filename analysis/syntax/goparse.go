package syntax

// A builder parses valid Python by recursive descent, by the rules of CPython's
// grammar for 3.8 to 3.14, straight into our nodes. It gives up at the first error.
//
// Nodes are built when they are complete, so children come before their parent
// (post-order), and a node that turns out to be the left operand of another stays
// where it is. order then puts parents first.
type builder struct {
	lex     lexer
	src     string
	lexemes []lexeme
	at      int     // index of the current lexeme
	kind    lexKind // of the current lexeme
	last    uint32  // end of the last lexeme that is more than layout
	built   []built
	parens  []paren // node counts in built
	depth   int
	failed  bool
	stack   []orderFrame
	runs    []lexedRun

	completion completion
}

// A built is a node in post-order. Its size counts the nodes of its subtree.
type built struct {
	start, end uint32
	size       int32
	kind       Kind
	field      Field
	op         Op
	flags      flags
}

// maxBuildDepth bounds the recursion of a builder. It is far below what CPython
// allows.
const maxBuildDepth = 140

// fail gives up: from here on every lexeme is the end.
func (b *builder) fail() {
	b.failed = true
	b.at, b.kind = len(b.lexemes)-1, lexEnd
}

// next goes to the next lexeme.
func (b *builder) next() {
	b.last = b.lexemes[b.at].end
	b.skip()
}

// skip goes to the next lexeme from one that is layout.
func (b *builder) skip() {
	if b.at+1 < len(b.lexemes) {
		b.at++
	}
	b.kind = b.lexemes[b.at].kind
}

func (b *builder) start() uint32 { return b.lexemes[b.at].start }

// peek returns the kind of the lexeme after the current one.
func (b *builder) peek() lexKind {
	if b.at+1 < len(b.lexemes) {
		return b.lexemes[b.at+1].kind
	}
	return lexEnd
}

func (b *builder) accept(k lexKind) bool {
	if b.kind != k {
		return false
	}
	b.next()
	return true
}

func (b *builder) expect(k lexKind) {
	if b.kind != k {
		b.fail()
		return
	}
	b.next()
}

// word returns the text of the current lexeme.
func (b *builder) word() string {
	t := b.lexemes[b.at]
	return b.src[t.start:t.end]
}

// isWord reports whether the current lexeme is the name word.
func (b *builder) isWord(word string) bool { return b.kind == lexName && b.word() == word }

// mark returns where the children of the next node begin.
func (b *builder) mark() int { return len(b.built) }

// top returns the node that was built last.
func (b *builder) top() *built {
	if len(b.built) == 0 {
		b.fail()
		b.built = append(b.built, built{size: 1})
	}
	return &b.built[len(b.built)-1]
}

// as gives the node that was built last its role.
func (b *builder) as(f Field) { b.top().field = f }

// node builds a node around what was built since mark. It ends with the last lexeme.
func (b *builder) node(k Kind, start uint32, mark int) *built {
	b.built = append(b.built, built{start: start, end: b.last, size: int32(len(b.built) - mark + 1), kind: k})
	return &b.built[len(b.built)-1]
}

// leaf builds a node of the current lexeme.
func (b *builder) leaf(k Kind) *built {
	start := b.start()
	b.next()
	return b.node(k, start, b.mark())
}

// identifier builds an Identifier in the given role.
func (b *builder) identifier(role Field) {
	if b.kind != lexName {
		b.fail()
		return
	}
	b.leaf(KindIdentifier).field = role
}

// enter counts a level of recursion; it is left with b.depth--.
func (b *builder) enter() {
	if b.depth++; b.depth > maxBuildDepth {
		b.fail()
	}
}

// paren notes the parentheses that begin at start and end with the last lexeme
// around the node that was built last.
func (b *builder) paren(start uint32) {
	b.top().flags |= flagParens
	b.parens = append(b.parens, paren{int32(len(b.built) - 1), start, b.last})
}
