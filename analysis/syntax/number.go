package syntax

import "sync"

// numbering counts the nodes of a tree through its chunks.
type numbering struct {
	once    sync.Once
	first   []int32   // per chunk: the number of its node 0; one more at the end
	present [2]uint64 // a bit for each kind that there is
}

func (t *Tree) numbered() *numbering {
	t.numbers.once.Do(func() {
		first, next := make([]int32, len(t.chunks)+1), int32(1)
		for i, c := range t.chunks {
			first[i] = next
			next += int32(len(c.nodes))
			t.numbers.present[0] |= c.byKind.present[0]
			t.numbers.present[1] |= c.byKind.present[1]
		}
		first[len(t.chunks)] = next
		t.numbers.first = first
	})
	return &t.numbers
}

// firsts returns, per chunk, the number of its first node.
func (t *Tree) firsts() []int32 { return t.numbered().first }

// Count returns the number of nodes of t, the Module included.
func (t *Tree) Count() int {
	f := t.firsts()
	return int(f[len(f)-1])
}

// CountBelow returns the number of nodes below n.
func (n Node) CountBelow() (count int) {
	for _, r := range n.ranges() {
		count += int(r.end - r.start)
	}
	return count
}

// Number returns the place of n in the pre-order of all nodes of its tree: the
// Module is 0, and the subtree of n has the numbers from n.Number() to n.Beyond().
// It is made for indexing slices; it is 0 for the zero Node.
func (n Node) Number() int {
	if n.tree == nil || n.index == rootIndex {
		return 0
	}
	return int(n.tree.firsts()[n.chunk] + n.index)
}

// Beyond returns the number after those of n and the nodes below it.
func (n Node) Beyond() int {
	switch {
	case n.tree == nil:
		return 0
	case n.index == rootIndex:
		return n.tree.Count()
	}
	return int(n.tree.firsts()[n.chunk] + n.tree.chunks[n.chunk].nodes[n.index].after)
}

// First returns the first child of n, or the zero Node.
func (n Node) First() Node {
	switch {
	case n.tree == nil:
	case n.index != rootIndex:
		if n.at().after > n.index+1 {
			return Node{n.tree, n.chunk, n.index + 1}
		}
	default:
		for c := range n.shown() {
			if len(n.tree.chunks[c].nodes) > 0 {
				return Node{n.tree, c, 0}
			}
		}
	}
	return Node{}
}

// Following returns the node after n in pre-order, or the zero Node.
func (n Node) Following() Node {
	if n.tree == nil || n.index == rootIndex {
		return n.First()
	}
	if int(n.index)+1 < len(n.tree.chunks[n.chunk].nodes) {
		return Node{n.tree, n.chunk, n.index + 1}
	}
	for c := int(n.chunk) + 1; c < len(n.tree.chunks); c++ {
		if len(n.tree.chunks[c].nodes) > 0 {
			return Node{n.tree, int32(c), 0}
		}
	}
	return Node{}
}
