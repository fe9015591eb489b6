package syntax

// A rawNode is a node of tree-sitter's tree, in pre-order. flatten.h writes it
// with the numbers of the grammar; rename then puts ours in their place.
type rawNode struct {
	start, end uint32
	after      int32 // index one past the subtree
	kind       rawKind
	field      rawField
	missing    uint8 // 1 for a token that is not there but should be
}

// maxDepth is how deep lowered nodes may nest. CPython's own parser gives up
// earlier ("parser stack overflow" at 6000, "too many nested parentheses" at
// 200). What lies deeper becomes one error node, so that nobody who walks a
// tree by recursion needs a limit of their own.
const maxDepth = 6000

// A lowering turns a tree of tree-sitter's grammar into one in the words of
// Python's ast module. It reads the text where the grammar leaves open or
// misreads what Python decides.
type lowering struct {
	src      string
	raw      []rawNode
	out      []node
	parens   []paren
	marks    []span // errors that tree-sitter did not see
	opened   []span // parentheses around the expression that is being looked for
	depth    int
	blockEnd uint32 // of the last semicolon that ended a block
	broken   bool   // the tree has error nodes or missing tokens
}

// module lowers a whole tree.
func (l *lowering) module() {
	if len(l.raw) == 0 {
		return
	}
	if l.raw[0].kind == rawError {
		l.failure(0, -1, FieldBody)
	} else {
		l.statements(0, -1, FieldBody)
	}
	if l.broken {
		l.tidy()
	}
}

// open begins a node; close ends its subtree.
func (l *lowering) open(k Kind, parent int32, role Field, start, end uint32) int32 {
	l.out = append(l.out, node{start: start, end: end, parent: parent, kind: k, field: role})
	me := int32(len(l.out) - 1)
	l.out[me].after = me + 1
	return me
}

func (l *lowering) close(me int32) { l.out[me].after = int32(len(l.out)) }

// begin opens a node of kind k with the span of raw node i.
func (l *lowering) begin(k Kind, i, parent int32, role Field) int32 {
	return l.open(k, parent, role, l.raw[i].start, l.raw[i].end)
}

// leaf adds a node without children. A keyword is no name, though the grammar may
// take it for one.
func (l *lowering) leaf(k Kind, i, parent int32, role Field) int32 {
	if l.raw[i].missing != 0 || (k == KindName || k == KindIdentifier) && IsKeyword(l.text(i)) {
		k, l.broken = KindError, true
	}
	return l.begin(k, i, parent, role)
}

// text returns the source of raw node i.
func (l *lowering) text(i int32) string { return l.src[l.raw[i].start:l.raw[i].end] }

// byteAt returns the byte at offset, 0 at the end of the source.
func (l *lowering) byteAt(offset uint32) byte {
	if int(offset) < len(l.src) {
		return l.src[offset]
	}
	return 0
}

// child returns the first child of raw node i in field f, or -1.
func (l *lowering) child(i int32, f rawField) int32 {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].field == f {
			return c
		}
	}
	return -1
}

// find returns the first child of raw node i of kind k, or -1.
func (l *lowering) find(i int32, k rawKind) int32 {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.raw[c].kind == k {
			return c
		}
	}
	return -1
}

// operand returns the first child of raw node i that is an expression, or -1.
func (l *lowering) operand(i int32) int32 {
	for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
		if l.isNode(c) {
			return c
		}
	}
	return -1
}

// isNode reports whether raw node i is neither a token nor an error.
func (l *lowering) isNode(i int32) bool {
	k := l.raw[i].kind
	return k != rawOther && k != rawError && k < firstToken
}

// rest lowers a child that its parent has no place for: an error, a token that
// is missing, or a node that only error recovery puts there.
func (l *lowering) rest(i, parent int32, role Field) {
	switch k := l.raw[i].kind; {
	case l.raw[i].missing != 0:
		l.missing(i, parent, role)
	case k == rawError:
		l.failure(i, parent, role)
	case k == rawOther || k >= firstToken || isMark(k):
	case isStatement(k):
		l.statement(i, parent, role)
	default:
		l.expr(i, parent, role)
	}
}

// isMark reports whether nodes of kind k are no more than tokens.
func isMark(k rawKind) bool {
	switch k {
	case rawStringStart, rawStringContent, rawStringEnd, rawPositionalSeparator, rawKeywordSeparator, rawImportPrefix, rawWildcardImport:
		return true
	}
	return false
}

// missing adds the error for what should be there. Of several in one place one is
// enough, and only operands stand in the place of what is missing.
func (l *lowering) missing(i, parent int32, role Field) {
	if k := l.raw[i].kind; k == rawOther || k >= firstToken {
		role = FieldNone
	}
	at := l.raw[i].start
	if n := len(l.out) - 1; n >= 0 && role == FieldNone && l.out[n].kind == KindError && l.out[n].start == at && l.out[n].end == at {
		return
	}
	l.open(KindError, parent, role, at, l.raw[i].end)
}

// failure lowers raw node i to an error node with what can be used of its inside.
func (l *lowering) failure(i, parent int32, role Field) {
	me := l.begin(KindError, i, parent, role)
	l.inside(i, me)
	l.close(me)
}

// fail lowers raw node i, which the grammar takes for Python and CPython does not,
// to an error node.
func (l *lowering) fail(i, parent int32) {
	l.broken = true
	l.failure(i, parent, FieldNone)
}

// inside lowers the children of raw node i to children of an error node.
func (l *lowering) inside(i, me int32) {
	if l.depth++; l.depth <= maxDepth {
		for c, end := i+1, l.raw[i].after; c < end; c = l.raw[c].after {
			l.rest(c, me, FieldNone)
		}
	}
	l.depth--
}
