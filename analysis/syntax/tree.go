package syntax

import (
	"iter"
	"math"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"awaiter/analysis/source"
)

// A Tree is the immutable syntax tree of one Text, in the words of Python's ast
// module. It is safe for concurrent use.
//
// It is made of chunks, runs of top-level statements, which the trees of
// successive texts share where the text did not change. Nobody outside this
// package sees them.
type Tree struct {
	Text    *source.Text
	chunks  []chunkAt
	numbers numbering
	valid   bool // see IsValid
	kept    sync.Map
	focused atomic.Pointer[[][]shownRange] // see Focus
}

// IsValid reports whether the whole text was found to be what the grammar of Python allows.
// Of a text that it is false of nothing is known.
func (t *Tree) IsValid() bool { return t.valid }

// chunkAt is a chunk at its place in a text.
type chunkAt struct {
	*chunk
	base    int      // byte offset of the chunk in the text
	reach   int      // one past the last byte on which the end of the chunk depends
	scanned *scanned // for its Parser, if it is a class that was parsed in pieces
}

// A chunk is the tree of a run of top-level statements. Its offsets count from
// its own start. It never changes, but for what is kept of it.
type chunk struct {
	nodes    []node // pre-order; the subtree of node i is nodes[i:nodes[i].after]; roots have parent -1
	comments []span // in source order
	parens   []paren
	byKind   kindIndex
	members  []member // if it is a class that was parsed in pieces, or the rest of one
	rest     bool     // the latter
	inserts  []insertion
	deep     bool        // more brackets were open than CPython allows, perhaps behind it
	kept     []*keptTree // for its Parser: of the members and what is around them, else of all
	around   *keptTree   // the same in classes that differ in members that follow each other
	length   int         // bytes, up to where the next chunk begins
	memos    sync.Map    // see Part.Kept
}

// finish sets what follows from the nodes of c, the tree of src.
func (c *chunk) finish(src string) {
	c.byKind = newKindIndex(c.nodes)
	if c.byKind.has(KindError) || len(c.members) > 0 {
		markBroken(c.nodes, src)
	}
}

type span struct{ start, end uint32 }

// A paren is a pair of redundant parentheses around a node. Pairs around the
// same node follow each other, the innermost first; they are sorted by node.
type paren struct {
	node       int32
	start, end uint32
}

// A node is the stored form of a Node: 20 bytes without a pointer.
type node struct {
	start, end    uint32 // byte offsets in the chunk, half open
	parent, after int32
	kind          Kind
	field         Field
	op            Op
	flags         flags
}

type flags uint8

const (
	flagAsync  flags = 1 << iota // async def, async for, async with; a comprehension's async for
	flagStar                     // except*
	flagParens                   // has entries in parens
	flagBroken                   // is, contains or touches an error
)

// rootIndex is the index of the Module, which no chunk holds.
const rootIndex = -1

// A Node is one node of a Tree: a small value, to be copied and compared freely.
// The zero Node means "there is none"; all its methods are safe and say so too.
type Node struct {
	tree  *Tree
	chunk int32 // of the Module 0, or a place in tree.focused + 1
	index int32
}

// Kept returns what find returned when it was first called for key, a value of a type
// that the caller's package keeps to itself. So what depends on nothing but t need not
// be found for every node again. Calls at the same time may all call find.
func (t *Tree) Kept(key any, find func() any) any {
	return keep(&t.kept, key, find)
}

// Root returns the Module node of t.
func (t *Tree) Root() Node { return Node{t, 0, rootIndex} }

// noNode is the stored form of what no chunk holds.
var noNode = node{parent: -1}

// at returns the stored form of n, noNode for none and for the Module. Nobody changes it.
func (n Node) at() *node {
	if n.tree == nil || n.index == rootIndex {
		return &noNode
	}
	return &n.tree.chunks[n.chunk].nodes[n.index]
}

// Exists reports whether there is such a node.
func (n Node) Exists() bool { return n.tree != nil }

// Tree returns the tree that n belongs to, nil for the zero Node.
func (n Node) Tree() *Tree { return n.tree }

// Kind returns the kind of n, KindNone for the zero Node.
func (n Node) Kind() Kind {
	if n.tree != nil && n.index == rootIndex {
		return KindModule
	}
	return n.at().kind
}

// Is reports whether n is of one of kinds.
func (n Node) Is(kinds ...Kind) bool {
	k := n.Kind()
	for _, want := range kinds {
		if k == want {
			return true
		}
	}
	return false
}

// Role returns the field of its parent that n stands in.
func (n Node) Role() Field { return n.at().field }

// Op returns the operator or the type of constant; see Op.
func (n Node) Op() Op { return n.at().op }

// IsAsync reports whether n is an async def, async for or async with, or a
// Comprehension with async for.
func (n Node) IsAsync() bool { return n.at().flags&flagAsync != 0 }

// IsBroken reports whether n is, contains or touches text that is no Python, so
// that what the tree says of n may be a guess. A node touches an error if nothing
// but white space is between its beginning or end and the error, on one line.
//
// An error anywhere in the body of a function or class makes it broken as a whole,
// while its name, its parameters and the other statements are not: ask the
// narrowest node on which an answer depends.
func (n Node) IsBroken() bool {
	if n.tree != nil && n.index == rootIndex {
		for c := range n.shown() {
			if n.tree.chunks[c].byKind.has(KindError) {
				return true
			}
		}
		return false
	}
	return n.at().flags&flagBroken != 0
}

// IsStatement reports whether n is a statement.
func (n Node) IsStatement() bool { return KindFunctionDef <= n.Kind() && n.Kind() <= KindContinue }

// IsAdrift reports whether n is in a statement that is indented deeper than the first
// one of its block, which Python refuses: mostly what stands above it is a header
// that is being typed, so that nobody knows to what the statement belongs.
func (n Node) IsAdrift() bool {
	for ; n.Exists() && n.index != rootIndex; n = n.Parent() {
		if !n.IsStatement() {
			continue
		}
		least, begins := "", true // of a statement of the Module
		if block := n.Parent(); block.index != rootIndex {
			first := block.Field(n.Role())
			if first == n {
				continue
			}
			least, begins = first.indent()
		}
		indent, ok := n.indent()
		if ok && (!begins || len(indent) > len(least) && strings.HasPrefix(indent, least)) {
			return true
		}
	}
	return false
}

// indent returns the white space that n is indented by; ok is false if something else
// stands before it on its line.
func (n Node) indent() (space string, ok bool) {
	start := n.OuterSpan().Start
	space = strings.TrimLeft(n.tree.Text.Slice(source.Span{Start: n.tree.Text.LineStart(start), End: start}), "\f\ufeff")
	return space, strings.TrimLeft(space, " \t") == ""
}

// Span returns the bytes of n as Python's ast counts them: without redundant
// parentheses around it and, for a def or class, without its decorators.
func (n Node) Span() source.Span {
	if n.tree == nil {
		return source.Span{}
	}
	if n.index == rootIndex {
		return source.Span{End: n.tree.Text.Len()}
	}
	s, base := n.at(), n.tree.chunks[n.chunk].base
	return source.Span{Start: base + int(s.start), End: base + int(s.end)}
}

// OuterSpan returns the bytes of n with the redundant parentheses around it and,
// for a def or class, with its decorators.
func (n Node) OuterSpan() source.Span {
	s := n.Span()
	if n.at().flags&flagParens != 0 {
		c := n.tree.chunks[n.chunk]
		all := c.parens
		i := sort.Search(len(all), func(i int) bool { return all[i].node > n.index })
		s = source.Span{Start: c.base + int(all[i-1].start), End: c.base + int(all[i-1].end)}
	}
	if n.Is(KindFunctionDef, KindClassDef) {
		if d := n.Field(FieldDecoratorList); d.Exists() {
			// The "@" stands before the decorator, with nothing but white space between.
			s.Start = d.OuterSpan().Start
			for s.Start > 0 && n.tree.byteAt(s.Start) != '@' {
				s.Start--
			}
		}
	}
	return s
}

// HasParens reports whether redundant parentheses stand around n.
func (n Node) HasParens() bool { return n.at().flags&flagParens != 0 }

// Text returns the source text of n's Span.
func (n Node) Text() string {
	if n.tree == nil {
		return ""
	}
	return n.tree.Text.Slice(n.Span())
}

// Parent returns the node around n, the zero Node for the Module.
func (n Node) Parent() Node {
	if n.tree == nil || n.index == rootIndex {
		return Node{}
	}
	if p := n.at().parent; p >= 0 {
		return Node{n.tree, n.chunk, p}
	}
	return n.tree.Root()
}

// Ancestors yields the nodes around n, the innermost first.
func (n Node) Ancestors() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for p := n.Parent(); p.Exists(); p = p.Parent() {
			if !yield(p) {
				return
			}
		}
	}
}

// Children yields the direct children of n in source order.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.tree == nil {
			return
		}
		if n.index != rootIndex {
			nodes := n.tree.chunks[n.chunk].nodes
			for i, end := n.index+1, nodes[n.index].after; i < end; i = nodes[i].after {
				if !yield(Node{n.tree, n.chunk, i}) {
					return
				}
			}
			return
		}
		n.statements(yield)
	}
}

// Field returns the first child of n with the given role, or the zero Node.
func (n Node) Field(f Field) Node {
	if n.tree == nil || n.index == rootIndex {
		return Node{}
	}
	nodes := n.tree.chunks[n.chunk].nodes
	for i, end := n.index+1, nodes[n.index].after; i < end && !f.isPassed(nodes[i].field); i = nodes[i].after {
		if nodes[i].field == f {
			return Node{n.tree, n.chunk, i}
		}
	}
	return Node{}
}

// isPassed reports whether no child with role f, which the header of a def or class may lack,
// comes after one with role at.
func (f Field) isPassed(at Field) bool {
	if at != FieldBody {
		return false
	}
	switch f {
	case FieldDecoratorList, FieldTypeParams, FieldReturns, FieldBases, FieldKeywords:
		return true
	}
	return false
}

// Fields yields the children of n with the given role in source order. All
// statements of the Module have the role FieldBody.
func (n Node) Fields(f Field) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		switch {
		case n.tree == nil:
		case n.index != rootIndex:
			nodes := n.tree.chunks[n.chunk].nodes
			for i, end := n.index+1, nodes[n.index].after; i < end && !f.isPassed(nodes[i].field); i = nodes[i].after {
				if nodes[i].field == f && !yield(Node{n.tree, n.chunk, i}) {
					return
				}
			}
		case f == FieldBody:
			n.statements(yield)
		}
	}
}

// statements yields the statements of n, a Module.
func (n Node) statements(yield func(Node) bool) {
	last := int32(-1)
	for c := range n.shown() {
		if c == last { // some members of it are shown
			continue
		}
		last = c
		nodes := n.tree.chunks[c].nodes
		for i := int32(0); int(i) < len(nodes); i = nodes[i].after {
			if !yield(Node{n.tree, c, i}) {
				return
			}
		}
	}
}

// Next returns the sibling after n, or the zero Node. The next sibling of a
// top-level statement may be in another chunk.
func (n Node) Next() Node {
	if n.tree == nil || n.index == rootIndex {
		return Node{}
	}
	nodes := n.tree.chunks[n.chunk].nodes
	me := nodes[n.index]
	end := int32(len(nodes))
	if me.parent >= 0 {
		end = nodes[me.parent].after
	}
	if me.after < end {
		return Node{n.tree, n.chunk, me.after}
	}
	if me.parent < 0 {
		for c := int(n.chunk) + 1; c < len(n.tree.chunks); c++ {
			if len(n.tree.chunks[c].nodes) > 0 {
				return Node{n.tree, int32(c), 0}
			}
		}
	}
	return Node{}
}

// Subtree yields n and all nodes below it in pre-order.
func (n Node) Subtree() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.tree == nil || !yield(n) {
			return
		}
		if n.index != rootIndex {
			for i, end := n.index+1, n.at().after; i < end; i++ {
				if !yield(Node{n.tree, n.chunk, i}) {
					return
				}
			}
			return
		}
		for c, r := range n.shown() {
			for i := r.start; i < r.end; i++ {
				if !yield(Node{n.tree, c, i}) {
					return
				}
			}
		}
	}
}

// Walk calls visit for n and the nodes below it in pre-order, but for none below one for which
// it returns false.
func (n Node) Walk(visit func(Node) (below bool)) {
	if n.tree == nil || !visit(n) {
		return
	}
	for c, r := range n.ranges() {
		nodes := n.tree.chunks[c].nodes
		for i := r.start; i < r.end; {
			if visit(Node{n.tree, c, i}) {
				i++
			} else {
				i = nodes[i].after
			}
		}
	}
}

// HasBelow reports whether a node below n is of one of kinds, without a look at the others.
func (n Node) HasBelow(kinds ...Kind) bool {
	for c, r := range n.ranges() {
		for _, k := range kinds {
			all := n.tree.chunks[c].byKind.of(k)
			if i := lowerBound(all, r.start); i < len(all) && all[i] < r.end {
				return true
			}
		}
	}
	return false
}

type indexRange struct{ start, end int32 }

// ranges yields, per chunk, the indices of the nodes below n.
func (n Node) ranges() iter.Seq2[int32, indexRange] {
	return func(yield func(int32, indexRange) bool) {
		if n.tree == nil {
			return
		}
		if n.index != rootIndex {
			yield(n.chunk, indexRange{n.index + 1, n.at().after})
			return
		}
		n.shown()(yield)
	}
}

// Contains reports whether other is n or lies below it.
func (n Node) Contains(other Node) bool {
	if n.tree == nil || n.tree != other.tree {
		return false
	}
	if n.index == rootIndex {
		return true
	}
	return n.chunk == other.chunk && n.index <= other.index && other.index < n.at().after
}

// Before reports whether n comes before other in pre-order.
func (n Node) Before(other Node) bool {
	if n.index == rootIndex || other.index == rootIndex {
		return n.index == rootIndex && other.index != rootIndex
	}
	if n.chunk != other.chunk {
		return n.chunk < other.chunk
	}
	return n.index < other.index
}

// At returns the innermost node whose OuterSpan holds offset, its end included,
// and the Module where there is none. Of two nodes that meet at offset it takes
// the one that begins there.
func (t *Tree) At(offset int) Node {
	// The chunk that holds offset is the last one that does not begin behind it;
	// at its very beginning the one before may end in a node.
	n := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].base > offset }) - 1
	for c := n; c >= 0 && c >= n-1; c-- {
		if chunk := t.chunks[c]; chunk.base+chunk.length < offset {
			break
		}
		nodes := t.chunks[c].nodes
		outer := func(i int) source.Span { return Node{t, int32(c), int32(i)}.OuterSpan() }
		if i := innermost(nodes, outer, offset); i >= 0 {
			return Node{t, int32(c), i}
		}
	}
	return t.Root()
}

// innermost returns the index of the innermost node, of those of one chunk, that
// holds offset, -1 if none does. Nodes begin in the order in which they stand in
// nodes, if what outer says of them counts, so it is the last one that does not begin
// behind offset, or lies around that one.
func innermost(nodes []node, outer func(i int) source.Span, offset int) int32 {
	i := int32(sort.Search(len(nodes), func(i int) bool { return outer(i).Start > offset }) - 1)
	for i >= 0 && !outer(int(i)).Contains(offset) {
		i = nodes[i].parent
	}
	return i
}

// Comments yields the spans of the comments of t, from "#" to the end of the
// line, in source order.
func (t *Tree) Comments() iter.Seq[source.Span] {
	return t.CommentsIn(source.Span{Start: 0, End: math.MaxInt})
}

// CommentsIn yields the spans of the comments of t that begin in s.
func (t *Tree) CommentsIn(s source.Span) iter.Seq[source.Span] {
	return func(yield func(source.Span) bool) {
		first := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].base+t.chunks[i].length > s.Start })
		for _, c := range t.chunks[first:] {
			from := sort.Search(len(c.comments), func(i int) bool { return c.base+int(c.comments[i].start) >= s.Start })
			for _, at := range c.comments[from:] {
				comment := source.Span{Start: c.base + int(at.start), End: c.base + int(at.end)}
				if comment.Start >= s.End || !yield(comment) {
					return
				}
			}
		}
	}
}
