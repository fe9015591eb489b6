package syntax

import "math/bits"

// A kindIndex finds the nodes of one kind without looking at the others.
type kindIndex struct {
	present [2]uint64 // a bit for each kind that there is
	runs    []int32   // for each such kind, where its run in order ends
	order   []int32   // node indices, sorted by kind and then by index
}

// newKindIndex returns the index of nodes.
func newKindIndex(nodes []node) kindIndex {
	var x kindIndex
	var count [kindCount]int32
	for i := range nodes {
		count[nodes[i].kind]++
	}
	kinds := 0
	for k, n := range count {
		if n > 0 {
			x.present[k/64] |= 1 << (k % 64)
			kinds++
		}
	}
	all := make([]int32, kinds+len(nodes))
	x.runs, x.order = all[:kinds:kinds], all[kinds:]
	var next [kindCount]int32
	end, run := int32(0), 0
	for k, n := range count {
		if n > 0 {
			next[k] = end
			end += n
			x.runs[run] = end
			run++
		}
	}
	for i := range nodes {
		k := nodes[i].kind
		x.order[next[k]] = int32(i)
		next[k]++
	}
	return x
}

// has reports whether there is a node of kind k.
func (x *kindIndex) has(k Kind) bool { return x.present[k/64]>>(k%64)&1 != 0 }

// of returns the indices of the nodes of kind k, ascending.
func (x *kindIndex) of(k Kind) []int32 {
	if !x.has(k) {
		return nil
	}
	run := bits.OnesCount64(x.present[k/64] & (1<<(k%64) - 1))
	if k >= 64 {
		run += bits.OnesCount64(x.present[0])
	}
	start := int32(0)
	if run > 0 {
		start = x.runs[run-1]
	}
	return x.order[start:x.runs[run]]
}

// MayHold reports whether t has a node of one of kinds. It costs next to nothing.
func (t *Tree) MayHold(kinds ...Kind) bool {
	present := &t.numbered().present
	for _, k := range kinds {
		if present[k/64]>>(k%64)&1 != 0 {
			return true
		}
	}
	return false
}
