package syntax

import (
	"iter"
	"slices"
	"sort"
	"sync"

	"awaiter/analysis/source"
)

// A Part is a run of top-level statements, whole ones, with all that is in them. The
// trees of successive texts of a Parser have the same Part, equal by ==, where the
// text is the same. The zero Part is none.
type Part struct{ *chunk }

// Parts yields the parts of t in source order, each with its first statement; the
// zero Node where it has none.
func (t *Tree) Parts() iter.Seq2[Part, Node] {
	return func(yield func(Part, Node) bool) {
		for i, c := range t.chunks {
			if !yield(Part{c.chunk}, t.FirstOf(i)) {
				return
			}
		}
	}
}

// Statements yields the statements of p, of which first is the first; none if it is the
// zero Node.
func (p Part) Statements(first Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for n := first; n.Exists() && n.Part() == p; n = n.Next() {
			if !yield(n) {
				return
			}
		}
	}
}

// AllParts returns the parts of t in source order.
func (t *Tree) AllParts() []Part {
	all := make([]Part, len(t.chunks))
	for i, c := range t.chunks {
		all[i] = Part{c.chunk}
	}
	return all
}

// FirstOf returns the first statement of the part at place, the zero Node where it has
// none.
func (t *Tree) FirstOf(place int) Node {
	if len(t.chunks[place].nodes) == 0 {
		return Node{}
	}
	return Node{t, int32(place), 0}
}

// NodeAt returns the node whose Place has the given part and index.
func (t *Tree) NodeAt(part int, index int32) Node { return Node{t, int32(part), index} }

// PartCount returns how many parts t has.
func (t *Tree) PartCount() int { return len(t.chunks) }

// PartAt returns the part that the byte at offset is in, the zero Part where there is
// none.
func (t *Tree) PartAt(offset int) Part {
	if place := t.PlaceAt(offset); place >= 0 {
		return Part{t.chunks[place].chunk}
	}
	return Part{}
}

// PlaceAt returns the place of the part that the byte at offset is in, -1 where there is
// none.
func (t *Tree) PlaceAt(offset int) int {
	i := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].base+t.chunks[i].length > offset })
	if i == len(t.chunks) || t.chunks[i].base > offset {
		return -1
	}
	return i
}

// StartOf returns the offset at which the part at place begins, the length of the text
// for the one after the last.
func (t *Tree) StartOf(place int) int {
	if place == len(t.chunks) {
		return t.Text.Len()
	}
	return t.chunks[place].base
}

// PartOf returns the part at place.
func (t *Tree) PartOf(place int) Part { return Part{t.chunks[place].chunk} }

// Place returns the place of n's part among the parts of its tree, and that of n among
// the nodes of its part, of which there are count; -1 for the Module and the zero Node.
func (n Node) Place() (part, index, count int) {
	if n.tree == nil || n.index == rootIndex {
		return -1, -1, 0
	}
	return int(n.chunk), int(n.index), len(n.tree.chunks[n.chunk].nodes)
}

// Part returns the part that n is in, the zero Part for the Module.
func (n Node) Part() Part {
	if n.tree == nil || n.index == rootIndex {
		return Part{}
	}
	return Part{n.tree.chunks[n.chunk].chunk}
}

// Kept returns what find returned when it was first called for key, as Tree.Kept does,
// for what depends on nothing but the text of p. It is no part of a text, nor is key: both
// outlive the text. p is not the zero Part.
func (p Part) Kept(key any, find func() any) any { return keep(&p.memos, key, find) }

// KeptWith returns what find returned when it was first called for n and key, for what depends
// on nothing but key and the text of the member that n is in: later trees of the same Parser
// have that in common. Where n is in no such member it calls find.
func (n Node) KeptWith(key any, find func() any) any {
	if i := n.MemberOf(); i >= 0 {
		if c := n.tree.chunks[n.chunk]; i < len(c.kept) && c.kept[i] != nil {
			return keep(&c.kept[i].memos, memoKey{key, n.index - c.members[i].first}, find)
		}
	}
	return find()
}

// A memoKey is for what is kept of the node at a place in a member.
type memoKey struct {
	key   any
	place int32
}

func keep(kept *sync.Map, key any, find func() any) any {
	if found, ok := kept.Load(key); ok {
		return found
	}
	found, _ := kept.LoadOrStore(key, find())
	return found
}

// A Member is a def, class or lone name in the body of a class, with its decorators and
// whole lines: what is parsed on its own; see member. The zero Member is none.
type Member struct {
	Place int // of its part
	Span  source.Span
	first int32 // its nodes are those from first to last of its part
	last  int32
}

// Exists reports whether there is such a member.
func (m Member) Exists() bool { return m.last > 0 }

// Nodes yields the nodes of m, a member in t, in pre-order.
func (m Member) Nodes(t *Tree) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := m.first; i < m.last; i++ {
			if !yield(Node{t, int32(m.Place), i}) {
				return
			}
		}
	}
}

// Holds reports whether n is in m, a member of n's tree.
func (m Member) Holds(n Node) bool {
	return n.tree != nil && int(n.chunk) == m.Place && m.first <= n.index && n.index < m.last
}

// Members are members of one part, in order.
type Members []Member

// AreOf reports whether there are any, of the part at place.
func (all Members) AreOf(place int) bool { return len(all) > 0 && all[0].Place == place }

// Hold reports whether one of the members holds n.
func (all Members) Hold(n Node) bool {
	return slices.ContainsFunc(all, func(m Member) bool { return m.Holds(n) })
}

// MemberAt returns the number of the member of the part at place that the byte at offset is
// in, -1 if it is in none.
func (t *Tree) MemberAt(place, offset int) int {
	c := t.chunks[place]
	return slices.IndexFunc(c.members, func(m member) bool {
		return c.base+int(m.start) <= offset && offset < c.base+int(m.end)
	})
}

// An Amendment is where two classes differ that are the same but for members that follow each
// other: those with the numbers [From, To) of the later one stand where those with the numbers
// [From, End) of the earlier one stood.
type Amendment struct{ From, To, End int }

// Number returns the number, in the later class, of the member with the given number in the
// earlier one; ok is false if it is among those in which they differ. What is in no member, -1, is
// so in both.
func (a Amendment) Number(old int) (now int, ok bool) {
	switch {
	case old < a.From:
		return old, true
	case old >= a.End:
		return old + a.To - a.End, true
	}
	return 0, false
}

// Amended returns where p differs from old, a part of an earlier tree of the same Parser; ok is
// false if they are no classes, do not differ, or differ elsewhere too.
func (p Part) Amended(old Part) (a Amendment, ok bool) {
	if p.around == nil || p.around != old.around {
		return Amendment{}, false
	}
	return p.amendment(old.chunk)
}

// amendment is Amended for c and old, classes between whose members the same stands.
func (c *chunk) amendment(old *chunk) (a Amendment, ok bool) {
	isSame := func(i, was int) bool { return c.kept[i] != nil && c.kept[i] == old.kept[was] }
	a.To, a.End = len(c.members), len(old.members)
	for a.From < min(a.To, a.End) && isSame(a.From, a.From) {
		a.From++
	}
	for a.From < min(a.To, a.End) && isSame(a.To-1, a.End-1) {
		a.To, a.End = a.To-1, a.End-1
	}
	if a.From == a.To && a.From == a.End || !areJoined(c.members[a.From:a.To]) || !areJoined(old.members[a.From:a.End]) {
		return Amendment{}, false
	}
	now, was := a.spans(c, old)
	return a, now.start == was.start
}

// areJoined reports whether nothing stands between members.
func areJoined(members []member) bool {
	for i := 1; i < len(members); i++ {
		if members[i-1].end != members[i].start {
			return false
		}
	}
	return true
}

// spans returns where the members stand in which now and old differ. Where there are none in the
// one, it is where they would stand as in the other.
func (a Amendment) spans(now, old *chunk) (is, was span) {
	of := func(members []member) (s span, ok bool) {
		if len(members) == 0 {
			return span{}, false
		}
		return span{members[0].start, members[len(members)-1].end}, true
	}
	is, isThere := of(now.members[a.From:a.To])
	was, wasThere := of(old.members[a.From:a.End])
	if !isThere {
		is = span{was.start, was.start}
	}
	if !wasThere {
		was = span{is.start, is.start}
	}
	return is, was
}

// Spans returns where the members of the part at place stand in which it differs from the part
// at the same place of old: in t, and where such members stood in old. There is nothing between
// them.
func (a Amendment) Spans(t, old *Tree, place int) (now, was source.Span) {
	c, b := t.chunks[place], old.chunks[place]
	is, were := a.spans(c.chunk, b.chunk)
	at := func(base int, s span) source.Span {
		return source.Span{Start: base + int(s.start), End: base + int(s.end)}
	}
	return at(c.base, is), at(b.base, were)
}

// Members returns the members of the part at place with the given numbers, in order.
func (t *Tree) Members(place int, numbers ...int) Members {
	c, all := t.chunks[place], make(Members, len(numbers))
	for k, i := range numbers {
		all[k] = c.memberAt(place, i)
	}
	return all
}

// MemberCount returns how many members the class that the part at place is was parsed in; 0
// for another part.
func (t *Tree) MemberCount(place int) int {
	if t.chunks[place].rest {
		return 0
	}
	return len(t.chunks[place].members)
}

// Numbers returns the Number of the first node of m, a member in t, and that behind its
// last one.
func (m Member) Numbers(t *Tree) (from, to int) {
	base := t.NodeAt(m.Place, 0).Number()
	return base + int(m.first), base + int(m.last)
}

// AroundMembers yields the nodes of the part at place that are in no member, in pre-order.
func (t *Tree) AroundMembers(place int) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		c, next := t.chunks[place], 0
		for i := int32(0); int(i) < len(c.nodes); i++ {
			for next < len(c.members) && c.members[next].first <= i {
				i = max(i, c.members[next].last)
				next++
			}
			if int(i) < len(c.nodes) && !yield(Node{t, int32(place), i}) {
				return
			}
		}
	}
}

// MemberOf returns the number of the member of its part that n is in, -1 if it is in none.
func (n Node) MemberOf() int {
	if n.tree == nil || n.index == rootIndex {
		return -1
	}
	members := n.tree.chunks[n.chunk].members
	i := sort.Search(len(members), func(i int) bool { return members[i].last > n.index })
	if i == len(members) || members[i].first > n.index {
		return -1
	}
	return i
}

func (c chunkAt) memberAt(place, i int) Member {
	m := c.members[i]
	return Member{place, source.Span{Start: c.base + int(m.start), End: c.base + int(m.end)}, m.first, m.last}
}

// Focus returns a Module node below which there is nothing but the parts of t at the
// given places, which are in order, and of the part of only, members of one, if there are
// any, nothing but these. Nodes found through it are those of t, and so is what is above
// them; the children of the Module are those of the parts.
func (t *Tree) Focus(places []int32, only Members) Node {
	shown := make([]shownRange, 0, len(places)+len(only))
	for _, place := range places {
		if !only.AreOf(int(place)) {
			shown = append(shown, shownRange{place, indexRange{0, int32(len(t.chunks[place].nodes))}})
			continue
		}
		for _, m := range only {
			shown = append(shown, shownRange{place, indexRange{m.first, m.last}})
		}
	}
	for {
		old := t.focused.Load()
		var all [][]shownRange
		if old != nil {
			all = *old
		}
		all = append(slices.Clip(all), shown)
		if t.focused.CompareAndSwap(old, &all) {
			return Node{t, int32(len(all)), rootIndex}
		}
	}
}

// A shownRange is a run of nodes of a chunk.
type shownRange struct {
	chunk int32
	indexRange
}

// shown yields the chunks below n, a Module, and the nodes there.
func (n Node) shown() iter.Seq2[int32, indexRange] {
	return func(yield func(int32, indexRange) bool) {
		if n.chunk > 0 {
			for _, s := range (*n.tree.focused.Load())[n.chunk-1] {
				if !yield(s.chunk, s.indexRange) {
					return
				}
			}
			return
		}
		for c := range n.tree.chunks {
			if !yield(int32(c), indexRange{0, int32(len(n.tree.chunks[c].nodes))}) {
				return
			}
		}
	}
}
