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
			first := Node{}
			if len(c.nodes) > 0 {
				first = Node{t, int32(i), 0}
			}
			if !yield(Part{c.chunk}, first) {
				return
			}
		}
	}
}

// PartCount returns how many parts t has.
func (t *Tree) PartCount() int { return len(t.chunks) }

// PartAt returns the part that the byte at offset is in, the zero Part where there is
// none.
func (t *Tree) PartAt(offset int) Part {
	i := sort.Search(len(t.chunks), func(i int) bool { return t.chunks[i].base+t.chunks[i].length > offset })
	if i == len(t.chunks) || t.chunks[i].base > offset {
		return Part{}
	}
	return Part{t.chunks[i].chunk}
}

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
// for what depends on nothing but the text of p. p is not the zero Part.
func (p Part) Kept(key any, find func() any) any { return keep(&p.memos, key, find) }

// Keeps reports whether Kept was called for key.
func (p Part) Keeps(key any) bool {
	_, ok := p.memos.Load(key)
	return ok
}

func keep(kept *sync.Map, key any, find func() any) any {
	if found, ok := kept.Load(key); ok {
		return found
	}
	found, _ := kept.LoadOrStore(key, find())
	return found
}

// Focus returns a Module node below which there is nothing but the parts of t that
// keep chooses. Nodes found through it are those of t, and so is what is above them.
func (t *Tree) Focus(keep func(Part) bool) Node {
	shown := []int32{}
	for i, c := range t.chunks {
		if keep(Part{c.chunk}) {
			shown = append(shown, int32(i))
		}
	}
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
