package syntax

// markBroken sets flagBroken, and no other flag, anew in nodes, the tree of src:
// on errors, on what contains one, and on what touches one: its end or beginning
// stands on one line with the error and only white space is between them.
func markBroken(nodes []node, src string) {
	for i := range nodes {
		nodes[i].flags &^= flagBroken
	}
	for i := range nodes {
		n := &nodes[i]
		if n.kind == KindError {
			n.flags |= flagBroken
			for p := n.parent; p >= 0 && nodes[p].flags&flagBroken == 0; p = nodes[p].parent {
				nodes[p].flags |= flagBroken
			}
		}
		j := n.after
		if int(j) == len(nodes) || nodes[j].parent != n.parent || (n.kind == KindError) == (nodes[j].kind == KindError) {
			continue
		}
		if !onlySpace(src, n.end, nodes[j].start) {
			continue
		}
		if n.kind == KindError {
			markBeginning(nodes, j)
		} else {
			markEnd(nodes, int32(i))
		}
	}
}

func onlySpace(src string, from, to uint32) bool {
	for ; from < to; from++ {
		if c := src[from]; c != ' ' && c != '\t' && c != '\f' {
			return false
		}
	}
	return true
}

// markBeginning marks node i and the nodes below it that begin where it does.
func markBeginning(nodes []node, i int32) {
	for start, end := nodes[i].start, nodes[i].after; i < end && nodes[i].start == start; i++ {
		nodes[i].flags |= flagBroken
	}
}

// markEnd marks node i and the nodes below it that end where it does.
func markEnd(nodes []node, i int32) {
	end := nodes[i].end
	for {
		nodes[i].flags |= flagBroken
		last := int32(-1)
		for c := i + 1; c < nodes[i].after; c = nodes[c].after {
			last = c
		}
		if last < 0 || nodes[last].end != end {
			return
		}
		i = last
	}
}
