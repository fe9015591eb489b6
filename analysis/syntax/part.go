package syntax

import (
	"iter"
	"slices"
	"sort"
	"sync"
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

func keep(kept *sync.Map, key any, find func() any) any {
	if found, ok := kept.Load(key); ok {
		return found
	}
	found, _ := kept.LoadOrStore(key, find())
	return found
}

// Focus returns a Module node below which there is nothing but the parts of t at the
// given places, which are in order. Nodes found through it are those of t, and so is what
// is above them.
func (t *Tree) Focus(shown []int32) Node {
	for {
		old := t.focused.Load()
		var all [][]int32
		if old != nil {
			all = *old
		}
		all = append(slices.Clip(all), shown)
		if t.focused.CompareAndSwap(old, &all) {
			return Node{t, int32(len(all)), rootIndex}
		}
	}
}

// shown yields the chunks below n, a Module.
func (n Node) shown() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if n.chunk > 0 {
			for _, c := range (*n.tree.focused.Load())[n.chunk-1] {
				if !yield(c) {
					return
				}
			}
			return
		}
		for c := range n.tree.chunks {
			if !yield(int32(c)) {
				return
			}
		}
	}
}
