package syntax

import "sort"

// edits are the patches, insertions and marks of a text, all in order.
type edits struct {
	patches []patch
	inserts []insertion
	marks   []span // what is no Python and hidden from tree-sitter
}

// within returns those from start to end, counted from start. What is inserted at
// a boundary belongs to what is before it.
func (e edits) within(start, end uint32) edits {
	patches := e.patches[lowerPatch(e.patches, start):lowerPatch(e.patches, end)]
	inserts := e.inserts[lowerInsert(e.inserts, start+1):lowerInsert(e.inserts, end+1)]
	if start == 0 {
		inserts = e.inserts[:lowerInsert(e.inserts, end+1)]
	}
	marks := e.marks[lowerMark(e.marks, start):lowerMark(e.marks, end)]
	if len(patches)+len(inserts) == 0 {
		return edits{}
	}
	var moved edits
	moved.append(edits{patches, inserts, marks}, -int(start))
	for i := range moved.marks {
		moved.marks[i].end = min(moved.marks[i].end, end-start)
	}
	return moved
}

// cut returns those before the offset at, and those from there on.
func (e edits) cut(at uint32) (before, behind edits) {
	p, i, m := lowerPatch(e.patches, at), lowerInsert(e.inserts, at), lowerMark(e.marks, at)
	return edits{e.patches[:p], e.inserts[:i], e.marks[:m]}, edits{e.patches[p:], e.inserts[i:], e.marks[m:]}
}

// append appends those of other, moved by shift bytes.
func (e *edits) append(other edits, shift int) {
	by := uint32(shift)
	for _, p := range other.patches {
		e.patches = append(e.patches, patch{p.at + by, p.to})
	}
	for _, i := range other.inserts {
		e.inserts = append(e.inserts, insertion{i.at + by, i.text})
	}
	e.marks = appendMoved(e.marks, other.marks, shift)
}

// appendMoved appends spans to all, moved by shift bytes.
func appendMoved(all, spans []span, shift int) []span {
	for _, s := range spans {
		all = append(all, span{s.start + uint32(shift), s.end + uint32(shift)})
	}
	return all
}

func lowerPatch(p []patch, at uint32) int {
	return sort.Search(len(p), func(i int) bool { return p[i].at >= at })
}

func lowerInsert(p []insertion, at uint32) int {
	return sort.Search(len(p), func(i int) bool { return p[i].at >= at })
}

func lowerMark(m []span, at uint32) int {
	return sort.Search(len(m), func(i int) bool { return m[i].start >= at })
}

// apply appends to dst the text that tree-sitter is to read in the place of src.
func (e edits) apply(dst []byte, src string) []byte {
	from, patch := 0, 0
	copyTo := func(to int) {
		at := len(dst)
		dst = append(dst, src[from:to]...)
		for ; patch < len(e.patches) && int(e.patches[patch].at) < to; patch++ {
			dst[at+int(e.patches[patch].at)-from] = e.patches[patch].to
		}
		from = to
	}
	for _, i := range e.inserts {
		copyTo(int(i.at))
		dst = append(dst, i.text...)
	}
	copyTo(len(src))
	return dst
}

// restore turns the offsets of raw, which are those of the applied text, back to
// those of the source. Nodes that consist of inserted text get no length and are
// marked as missing.
func (e edits) restore(raw []rawNode) {
	if len(e.inserts) == 0 {
		return
	}
	back := offsetsBefore(e.inserts)
	for i := range raw {
		r := &raw[i]
		had := r.end > r.start
		r.start, r.end = back(r.start), back(r.end)
		if had && r.start == r.end {
			r.missing = 1
		}
	}
}

// offsetsBefore returns what turns the offsets of the text that has inserts back to those
// of the text that had not.
func offsetsBefore(inserts []insertion) func(uint32) uint32 {
	// Insertion i takes the bytes from begins[i] to begins[i]+length in the text.
	begins, shifts := make([]uint32, len(inserts)), make([]uint32, len(inserts)+1)
	for i, x := range inserts {
		begins[i] = x.at + shifts[i]
		shifts[i+1] = shifts[i] + uint32(len(x.text))
	}
	return func(o uint32) uint32 {
		n := sort.Search(len(begins), func(i int) bool { return begins[i] >= o }) // insertions that begin before o
		if n == 0 {
			return o
		}
		return max(o-min(o, shifts[n]), inserts[n-1].at)
	}
}
