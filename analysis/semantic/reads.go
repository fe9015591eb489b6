package semantic

import (
	"slices"

	"awaiter/analysis/syntax"
)

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
	loads := m.loadsOf(b.symbol)
	reads := slices.Clip(loads.of[b])
	leads, straight := map[*flowValue]bool{}, len(reads)
	for _, l := range loads.mixed {
		if l.value.comesFrom(b, leads) {
			reads = append(reads, l.node)
		}
	}
	if 0 < straight && straight < len(reads) {
		slices.SortFunc(reads, func(a, b syntax.Node) int { return a.Number() - b.Number() })
	}
	return reads, Yes
}

// symbolLoads are where a name is loaded, in source order.
type symbolLoads struct {
	of    map[*binding][]syntax.Node // what surely is what the binding gives
	mixed []mixedLoad                // what may be more than one, or is not known
}

type mixedLoad struct {
	node  syntax.Node
	value *flowValue
}

// loadsOf returns the loads of y, a home, in its scope.
func (m *Module) loadsOf(y *symbol) *symbolLoads {
	type key struct{ of *symbol }
	return m.Kept(key{y}, func() any {
		loads := &symbolLoads{of: map[*binding][]syntax.Node{}}
		for n := range syntax.All[syntax.Name](y.scope.node) {
			if of := m.symbolOf(n.Node); of == nil || of.home != y {
				continue
			}
			switch v := m.valueOf(n.Node); {
			case v == nil:
			case v.kind != boundValue:
				loads.mixed = append(loads.mixed, mixedLoad{n.Node, v})
			case !v.binding.unbinds():
				loads.of[v.binding] = append(loads.of[v.binding], n.Node)
			}
		}
		return loads
	}).(*symbolLoads)
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

// Bindings returns the Names at which the values that load, a Name, may have are bound; nil
// where one of them is bound in another way, or is not known.
func (m *Module) Bindings(load syntax.Node) (targets []syntax.Node) {
	open := []*flowValue{m.valueOf(load)}
	seen := map[*flowValue]bool{}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		switch {
		case v == nil:
			return nil
		case seen[v]:
			continue
		case v.kind == boundValue && v.binding.target.Is(syntax.KindName) && !v.binding.unbinds():
			targets = append(targets, v.binding.target)
		case v.kind == narrowedValue:
			open = append(open, v.of)
		case v.kind == joinedValue:
			for _, e := range v.edges {
				open = append(open, e.value)
			}
		default:
			return nil
		}
		seen[v] = true
	}
	return targets
}

// Arrives reports whether load, a Name, may give a t, no union, that it is bound to, after
// what is tested on the way there.
func (m *Module) Arrives(load syntax.Node, t Type) bool {
	return asking(m, func(e *eval) bool {
		return e.arrives(m, m.valueOf(load), t, map[*flowValue]bool{})
	})
}

func (e *eval) arrives(m *Module, v *flowValue, t Type, seen map[*flowValue]bool) bool {
	if v == nil || seen[v] {
		return v == nil
	}
	seen[v] = true
	switch v.kind {
	case narrowedValue:
		if !e.arrives(m, v.of, t, seen) {
			return false
		}
		_, possible := e.narrowedMember(m, v, t, nil)
		return possible
	case joinedValue:
		for _, edge := range v.edges {
			if e.arrives(m, edge.value, t, seen) {
				return true
			}
		}
		return false
	}
	return true
}
