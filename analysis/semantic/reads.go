package semantic

import "awaiter/analysis/syntax"

// Reads yields the places where the value that target, a Name that is bound, gets
// there may be read. The second result is Unknown where names can be read in ways
// that are not seen: as an attribute of the module or class, through locals() or
// exec, in broken text; and where no way leads to target.
func (m *Module) Reads(target syntax.Node) ([]syntax.Node, Answer) {
	b := m.bindingOf(target)
	if b == nil || b.symbol == nil {
		return nil, Unknown
	}
	home := b.symbol.scope
	home.unit.follow()
	if !b.reached || home.kind == moduleScope || home.kind == classScope || home.unit.node.IsBroken() || m.isSeenThrough(home) {
		return nil, Unknown
	}
	var reads []syntax.Node
	leads := map[*flowValue]bool{}
	for n := range syntax.All[syntax.Name](home.node) {
		if y := m.symbolOf(n.Node); y == nil || y.home != b.symbol {
			continue
		}
		if v := m.valueOf(n.Node); v != nil && v.comesFrom(b, leads) {
			reads = append(reads, n.Node)
		}
	}
	return reads, Yes
}

// isSeenThrough reports whether code in s, or in scopes that share its variables,
// reads names in ways that are not seen.
func (m *Module) isSeenThrough(s *scope) bool {
	for in := range s.within {
		if in.unseen {
			return true
		}
	}
	return false
}

// comesFrom reports whether v may be what b gives. known keeps answers for the same
// b; it may be shared by calls.
func (v *flowValue) comesFrom(b *binding, known map[*flowValue]bool) bool {
	if v.kind == boundValue {
		return v.binding == b && !b.unbinds()
	}
	open := []*flowValue{v}
	seen := map[*flowValue]bool{v: true}
	found := false
	for len(open) > 0 && !found {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if answer, is := known[v]; is {
			found = answer
			continue
		}
		found = v.kind == unknownValue || v.binding == b && !b.unbinds()
		next := func(w *flowValue) {
			if w != nil && !seen[w] {
				seen[w] = true
				open = append(open, w)
			}
		}
		next(v.of)
		for _, e := range v.edges {
			next(e.value)
		}
	}
	if !found {
		for w := range seen {
			known[w] = false
		}
		return false
	}
	known[v] = true
	return true
}
