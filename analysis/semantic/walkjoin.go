package semantic

import "slices"

// mark returns the place where the walk is.
func (w *walker) mark() mark { return mark{len(w.trail), len(w.guard)} }

// since returns what changed since m, without going back.
func (w *walker) since(m mark) diff {
	if w.dead {
		return diff{dead: true}
	}
	d := diff{guard: slices.Clone(w.guard[m.guard:])}
	if len(w.trail) == m.trail {
		return d
	}
	d.changes = make([]change, 0, min(len(w.trail)-m.trail, 16))
	w.stamps++
	for _, c := range w.trail[m.trail:] {
		if w.stamp[c.slot] != w.stamps {
			w.stamp[c.slot] = w.stamps
			if w.cur[c.slot] != c.value {
				d.changes = append(d.changes, change{c.slot, w.cur[c.slot]})
			}
		}
	}
	return d
}

// back returns to m.
func (w *walker) back(m mark) {
	for i := len(w.trail) - 1; i >= m.trail; i-- {
		w.put(w.trail[i].slot, w.trail[i].value)
	}
	w.trail, w.guard, w.dead = w.trail[:m.trail], w.guard[:m.guard], false
	w.flushed = min(w.flushed, len(w.trail))
}

// take returns what changed since m, and goes back there.
func (w *walker) take(m mark) diff {
	d := w.since(m)
	w.back(m)
	return d
}

// apply goes the way d from its mark.
func (w *walker) apply(d diff) {
	for _, c := range d.changes {
		w.set(c.slot, c.value)
	}
	w.guard = append(w.guard, d.guard...)
	w.dead = d.dead
}

// join goes on, from the mark of ways, where they meet.
func (w *walker) join(ways ...diff) {
	ways = slices.DeleteFunc(ways, func(d diff) bool { return d.dead })
	switch len(ways) {
	case 0:
		w.dead = true
		return
	case 1:
		w.apply(ways[0])
		return
	}
	w.stamps++
	var met []int32
	for _, d := range ways {
		for _, c := range d.changes {
			if w.stamp[c.slot] != w.stamps {
				w.stamp[c.slot] = w.stamps
				w.place[c.slot] = int32(len(met))
				met = append(met, c.slot)
			}
		}
	}
	// Every slot that some way changed gets an edge per way.
	n := len(ways)
	edges := make([]flowEdge, len(met)*n)
	for i, s := range met {
		for j := range ways {
			edges[i*n+j] = flowEdge{w.value(s), ways[j].guard}
		}
	}
	for j, d := range ways {
		for _, c := range d.changes {
			edges[int(w.place[c.slot])*n+j].value = c.value
		}
	}
	for i, s := range met {
		w.set(s, w.joined(s, edges[i*n:(i+1)*n:(i+1)*n]))
	}
}

// joined returns the value of slot s where edges meet, nil if one of them is not
// known.
func (w *walker) joined(s int32, edges []flowEdge) *flowValue {
	same := true
	for _, e := range edges {
		if e.value == nil {
			return nil
		}
		same = same && e.value == edges[0].value
	}
	if same {
		return edges[0].value
	}
	if len(edges) == 2 && areOpposite(edges[0], edges[1]) {
		return edges[0].value.of
	}
	if len(edges) <= widestOf {
		if v := widest(edges); v != nil {
			return v
		}
	}
	return newValue(joinedValue, w.slots[s].symbol, origins{edges: edges})
}

// widestOf bounds the edges among which widest is looked for.
const widestOf = 16

// widest returns the value among edges that all the others are narrowings of, nil if
// there is none, or only on a guarded way.
func widest(edges []flowEdge) *flowValue {
	var wide flowEdge
	steps := -1
	for _, e := range edges {
		n := 0
		for v := e.value; v.kind == narrowedValue && v.of != nil; v = v.of {
			n++
		}
		if steps < 0 || n < steps {
			wide, steps = e, n
		}
	}
	if len(wide.guard) > 0 {
		return nil
	}
	for _, e := range edges {
		v := e.value
		for v != wide.value && v.kind == narrowedValue && v.of != nil {
			v = v.of
		}
		if v != wide.value {
			return nil
		}
	}
	return wide.value
}

// areOpposite reports whether a and b are the two answers to one test.
func areOpposite(a, b flowEdge) bool {
	x, y := a.value, b.value
	return len(a.guard)+len(b.guard) == 0 && x.kind == narrowedValue && y.kind == narrowedValue &&
		x.of == y.of && x.test == y.test && x.holds != y.holds
}
