package syntax

import (
	"cmp"
	"slices"
	"sync"

	"awaiter/analysis/source"
)

// A lexedRun is what was built of one chunk: ranges of built and parens.
type lexedRun struct{ nodes, parens int }

// builders are kept for their memory.
var builders = sync.Pool{New: func() any { return new(builder) }}

// parseValid returns the tree of text if it is valid Python, the same as a Parser
// makes, and nil if it is not, or if only CPython can tell.
func parseValid(text *source.Text) *Tree {
	b := builders.Get().(*builder)
	defer builders.Put(b)
	tree := b.parse(text)
	b.forget()
	return tree
}

// forget lets go of the text.
func (b *builder) forget() { b.src, b.lex.src, b.lex.scan.src = "", "", "" }

// begin makes b ready to parse what was lexed.
func (b *builder) begin() {
	b.lexemes, b.at, b.failed, b.depth = b.lex.lexemes, 0, false, 0
	b.kind = b.lexemes[0].kind
	b.built, b.parens, b.runs = b.built[:0], b.parens[:0], b.runs[:0]
}

// piece returns the nodes of src, the lines of some statements at the top level or, if
// indented, of a block, with inserts where they are missing. It reports false if that
// is no valid Python.
func (b *builder) piece(src string, inserts []insertion, indented bool) (piece, bool) {
	defer b.forget()
	if len(inserts) > 0 {
		return b.completed(src, inserts, indented)
	}
	if !b.read(src, indented) {
		return piece{}, false
	}
	c := chunk{nodes: make([]node, len(b.built)), parens: make([]paren, len(b.parens))}
	if !b.order(&c, lexedRun{}, lexedRun{len(b.built), len(b.parens)}, 0) {
		return piece{}, false
	}
	return piece{nodes: c.nodes, parens: c.parens}, true
}

// read builds the nodes of src, in post-order, and reports whether it is valid Python.
func (b *builder) read(src string, indented bool) bool {
	b.src = src
	if !b.lex.piece(src, indented) {
		return false
	}
	b.begin()
	for b.kind != lexEnd {
		b.statement(FieldBody)
	}
	return !b.failed
}

func (b *builder) parse(text *source.Text) *Tree {
	b.src = text.String()
	if !b.lex.run(b.src) {
		return nil
	}
	b.begin()
	pieces := b.lex.pieces
	for i := range pieces {
		end := len(b.lexemes) - 1
		if i+1 < len(pieces) {
			end = pieces[i+1].lexeme
		}
		for b.at < end && !b.failed {
			b.statement(FieldBody)
		}
		if b.failed || b.at != end {
			return nil
		}
		b.runs = append(b.runs, lexedRun{len(b.built), len(b.parens)})
	}
	return b.tree(text)
}

// tree puts together the tree of what was built.
func (b *builder) tree(text *source.Text) *Tree {
	pieces := b.lex.pieces
	t := &Tree{Text: text, chunks: make([]chunkAt, len(pieces)), valid: true}
	if len(pieces) == 0 {
		return t
	}
	chunks := make([]chunk, len(pieces))
	nodes := make([]node, len(b.built))
	parens := make([]paren, len(b.parens))
	comments := make([]span, len(b.lex.comments))
	from := lexedRun{}
	for i, p := range pieces {
		to, lastComment := b.runs[i], len(comments)
		if i+1 < len(pieces) {
			lastComment = pieces[i+1].comment
		}
		c := &chunks[i]
		c.length = p.length
		c.nodes = nodes[from.nodes:to.nodes:to.nodes]
		c.parens = parens[from.parens:to.parens:to.parens]
		c.comments = comments[p.comment:lastComment:lastComment]
		for n, s := range b.lex.comments[p.comment:lastComment] {
			c.comments[n] = span{s.start - uint32(p.base), s.end - uint32(p.base)}
		}
		if !b.order(c, from, to, uint32(p.base)) {
			return nil
		}
		c.byKind = newKindIndex(c.nodes)
		if len(p.members) > 0 && !c.place(p.members) {
			return nil
		}
		t.chunks[i] = chunkAt{c, p.base, p.reach, nil}
		from = to
	}
	return t
}

// maxOrderDepth is how deep nodes may nest, below maxDepth.
const maxOrderDepth = 2000

// An orderFrame is a node whose children are being placed.
type orderFrame struct{ low, me, next int32 }

// order writes what was built of a chunk into its nodes, parents first, and counts
// offsets from base. It reports whether the nodes nest no deeper than they may.
func (b *builder) order(c *chunk, from, to lexedRun, base uint32) bool {
	in, out := b.built[from.nodes:to.nodes], c.nodes
	parens, left := c.parens, b.parens[from.parens:to.parens]
	// next is where the subtree that is placed next ends.
	stack := append(b.stack[:0], orderFrame{-1, -1, int32(len(in))})
	for i := len(in) - 1; i >= 0; i-- {
		for int32(i) <= stack[len(stack)-1].low {
			stack = stack[:len(stack)-1]
		}
		n, f := &in[i], &stack[len(stack)-1]
		after := f.next
		me := after - n.size
		f.next = me
		out[me] = node{n.start - base, n.end - base, f.me, after, n.kind, n.field, n.op, n.flags}
		if n.flags&flagParens != 0 {
			for k := len(left) - 1; k >= 0 && int(left[k].node) == from.nodes+i; k-- {
				parens[k] = paren{me, left[k].start - base, left[k].end - base}
				left = left[:k]
			}
		}
		if n.size > 1 {
			stack = append(stack, orderFrame{int32(i) - n.size, me, after})
		}
		if len(stack) > maxOrderDepth {
			return false
		}
	}
	b.stack = stack
	if byNode := func(a, b paren) int { return cmp.Compare(a.node, b.node) }; !slices.IsSortedFunc(parens, byNode) {
		slices.SortStableFunc(parens, byNode)
	}
	return true
}

// place finds the nodes of members, each a statement in the body of the class that c
// is.
func (c *chunk) place(members []member) bool {
	next := 0
	class := slices.IndexFunc(c.nodes, func(n node) bool { return n.parent < 0 })
	if class < 0 || c.nodes[class].kind != KindClassDef {
		return false
	}
	for i := int32(class) + 1; i < c.nodes[class].after && next < len(members); i = c.nodes[i].after {
		n, m := c.nodes[i], &members[next]
		if n.field != FieldBody || n.start < m.start {
			continue
		}
		if n.end > m.end {
			return false
		}
		m.first, m.last = i, n.after
		next++
	}
	c.members = members
	return next == len(members)
}
