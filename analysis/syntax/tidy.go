package syntax

import (
	"cmp"
	"slices"
)

// tidy mends the form of a tree with errors. Recovery puts them where they do not
// belong, and lowering may come to them late: it makes parents as long as what is
// in them, and puts siblings in the order of the source.
func (l *lowering) tidy() {
	// Decorators stand before their def or class also in valid text.
	for i := len(l.out) - 1; i > 0; i-- {
		n := l.out[i]
		if n.parent >= 0 && n.field != FieldDecoratorList {
			p := &l.out[n.parent]
			p.start, p.end = min(p.start, n.start), max(p.end, n.end)
		}
	}
	for _, m := range l.marks {
		l.mark(m)
	}
	if len(l.marks) > 0 || !l.sorted() {
		l.sort()
	}
}

// mark adds an error node for m to the innermost node that it stands in. Its place
// among the others is found by sort.
func (l *lowering) mark(m span) {
	parent, end := int32(-1), int32(len(l.out))
	for i := int32(0); i < end; {
		n := l.out[i]
		if n.start <= m.start && m.end <= n.end && n.end-n.start > m.end-m.start && n.parent == parent {
			parent, end, i = i, n.after, i+1
		} else {
			i = max(n.after, i+1)
		}
	}
	role := FieldNone
	if parent < 0 {
		role = FieldBody
	}
	l.out = append(l.out, node{start: m.start, end: m.end, parent: parent, after: int32(len(l.out)) + 1, kind: KindError, field: role})
}

// sorted reports whether all siblings are in the order of the source.
func (l *lowering) sorted() bool {
	for _, n := range l.out {
		if j := n.after; int(j) < len(l.out) && l.out[j].parent == n.parent && l.out[j].start < n.start {
			return false
		}
	}
	return true
}

// sort puts all siblings in the order of the source.
func (l *lowering) sort() {
	next := make([]int32, len(l.out)) // sibling, -1 for none
	heads := make([]int32, len(l.out)+1)
	for i := range heads {
		heads[i] = -1
	}
	for i := len(l.out) - 1; i >= 0; i-- {
		p := l.out[i].parent + 1
		next[i], heads[p] = heads[p], int32(i)
	}
	type place struct{ old, parent int32 }
	var stack []place
	var children []int32
	push := func(old, parent int32) {
		children = children[:0]
		for c := heads[old+1]; c >= 0; c = next[c] {
			children = append(children, c)
		}
		slices.SortStableFunc(children, func(a, b int32) int { return cmp.Compare(l.out[a].start, l.out[b].start) })
		for _, c := range slices.Backward(children) {
			stack = append(stack, place{c, parent})
		}
	}
	out, moved := make([]node, 0, len(l.out)), make([]int32, len(l.out))
	push(-1, -1)
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		me := int32(len(out))
		n := l.out[at.old]
		n.parent, n.after = at.parent, me+1
		out, moved[at.old] = append(out, n), me
		push(at.old, me)
	}
	for i := len(out) - 1; i >= 0; i-- {
		if p := out[i].parent; p >= 0 {
			out[p].after = max(out[p].after, out[i].after)
		}
	}
	l.out = out
	for i := range l.parens {
		l.parens[i].node = moved[l.parens[i].node]
	}
	slices.SortStableFunc(l.parens, func(a, b paren) int { return cmp.Compare(a.node, b.node) })
}
