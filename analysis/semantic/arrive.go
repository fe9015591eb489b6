package semantic

import "awaiter/analysis/syntax"

// arriving returns the type of the flow value v. v may be nil: nothing is known.
func (e *eval) arriving(m *Module, v *flowValue, f *frame) Type {
	switch {
	case v == nil:
		return Type{}
	case v.kind == boundValue:
		return e.binding(v.binding, f)
	}
	return e.ask(m, query{what: askFlow, flow: v, frame: f, place: &v.kept})
}

// binding returns what b gives its target.
func (e *eval) binding(b *binding, f *frame) Type {
	if b == nil || b.unbinds() {
		return Type{}
	}
	return e.ask(b.scope.module, query{what: askFlow, flow: &b.gives, frame: f, place: &b.gives.kept})
}

// An arrival is what is known, so far, to arrive at a flow value.
type arrival struct {
	value   *flowValue
	uses    []int  // arrivals that this one is made of
	members []Type // what arrives
	unknown bool   // something arrives that is not known
}

// flow finds the type of v: the least that agrees with itself where values go round
// in loops. What every way into v brings is collected from the bindings on; no way
// is followed that is known not to be taken.
func (e *eval) flow(m *Module, v *flowValue, f *frame) Type {
	all := e.arrivals(m, v, f)
	for changed, rounds := true, 0; changed && rounds < 4*len(all)+maxMembers; rounds++ {
		changed = false
		for i := len(all) - 1; i >= 0; i-- {
			if e.advance(m, all, i, f) {
				changed = true
			}
		}
	}
	if all[0].unknown {
		return Type{}
	}
	return join(all[0].members...)
}

// arrivals lists v and all flow values that it is made of.
func (e *eval) arrivals(m *Module, v *flowValue, f *frame) []arrival {
	all := []arrival{{value: v}}
	place := map[*flowValue]int{v: 0}
	use := func(i int, v *flowValue) {
		if v == nil {
			all[i].unknown = true
			return
		}
		at, known := place[v]
		if !known {
			at = len(all)
			place[v] = at
			all = append(all, arrival{value: v})
		}
		all[i].uses = append(all[i].uses, at)
	}
	for i := 0; i < len(all) && i < maxArrivals; i++ {
		switch v := all[i].value; v.kind {
		case unknownValue:
			all[i].unknown = true
		case boundValue:
			if !v.binding.unbinds() {
				all[i].add(e.binding(v.binding, f))
			}
		case unboundValue:
			if v.symbol != nil && v.symbol.isIn(moduleScope, classScope) {
				if t, ok := e.builtin(m, v.symbol.name); ok {
					all[i].add(t)
				}
			}
		case joinedValue, anyValue:
			if v.kind == anyValue {
				if t, ok := e.declaredAs(v.symbol, f); ok && t.d != nil {
					all[i].add(t)
					continue
				}
			}
			for _, edge := range v.edges {
				if e.isTaken(m, edge.guard, f) && e.mayRun(edge.value, f) {
					use(i, edge.value)
				}
			}
		case narrowedValue:
			if v.of == nil {
				e.narrowStart(m, &all[i], f)
			} else {
				use(i, v.of)
			}
		case starValue:
			switch t, ok := e.starImported(m, v.binding, v.name()); {
			case ok:
				all[i].add(t)
			case v.of != nil:
				use(i, v.of)
			case v.symbol.isBoundSomewhere(): // it brings nothing beside what that gives
			default:
				if t, ok := e.builtin(m, v.name()); ok {
					all[i].add(t)
				}
			}
		}
	}
	if len(all) > maxArrivals {
		all[0].unknown = true
	}
	return all
}

// narrowStart narrows what flow does not know: an attribute as its object has it, a
// builtin.
func (e *eval) narrowStart(m *Module, a *arrival, f *frame) {
	subject := a.value.subject
	var t Type
	switch subject.Kind() {
	case syntax.KindAttribute:
		t = e.objectAttribute(m, syntax.As[syntax.Attribute](subject), f)
	case syntax.KindName:
		if m.symbolOf(subject).isBuiltin() {
			t, _ = e.builtin(m, subject.Identifier())
		}
	}
	if t.d == nil {
		a.add(e.narrowed(m, a.value, Type{}, f))
	}
	for _, one := range t.Members() {
		if n, possible := e.narrowedMember(m, a.value, one, f); possible {
			a.add(n)
		}
	}
}

// isTested reports whether v passed a call that was given it, which may have looked
// for anything.
func (v *flowValue) isTested() bool {
	for ; v != nil && v.kind == narrowedValue; v = v.of {
		if syntax.As[syntax.Call](v.test).Arg(0) == v.subject {
			return true
		}
	}
	return false
}

// maxArrivals bounds the flow values that one question looks at.
const maxArrivals = 500

// name returns the name that v, a starValue, speaks of; "" if it may be any.
func (v *flowValue) name() string {
	if v.symbol == nil {
		return ""
	}
	return v.symbol.name
}

// declaredAs returns what the annotations say of a name that code assigns to that
// is not followed, and false if there is none.
func (e *eval) declaredAs(y *symbol, f *frame) (Type, bool) {
	for b := range y.bindings() {
		if b.kind == bindAnnotated && b.target.Role() == syntax.FieldTarget {
			return erase(e.annotationOf(b.scope.module, b.origin.Field(syntax.FieldAnnotation), f)), true
		}
	}
	return Type{}, false
}

// add notes that t arrives, and reports whether that is new.
func (a *arrival) add(t Type) bool {
	if a.unknown {
		return false
	}
	if t.d == nil || len(a.members) > maxMembers {
		a.unknown = true
		return true
	}
	added := false
	for _, m := range t.Members() {
		var isNew bool
		a.members, isNew = withMember(a.members, m)
		added = added || isNew
	}
	return added
}

// advance brings to the i-th arrival what its parts have, and reports whether
// anything is new.
func (e *eval) advance(m *Module, all []arrival, i int, f *frame) bool {
	a, changed := &all[i], false
	for _, u := range a.uses {
		part := all[u]
		if a.value.kind == narrowedValue {
			switch {
			case part.unknown:
				changed = a.add(e.narrowed(m, a.value, Type{}, f)) || changed
			default:
				for _, t := range part.members {
					if n, possible := e.narrowedMember(m, a.value, t, f); possible {
						changed = a.add(n) || changed
					}
				}
			}
			continue
		}
		if part.unknown {
			changed = a.add(Type{}) || changed
			continue
		}
		for _, t := range part.members {
			changed = a.add(t) || changed
		}
	}
	return changed
}

// mayBeUnbound reports whether v may be no value at all.
func (v *flowValue) mayBeUnbound() bool {
	seen := map[*flowValue]bool{}
	open := []*flowValue{v}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		if v == nil || seen[v] {
			continue
		}
		seen[v] = true
		switch v.kind {
		case unboundValue:
			return true
		case boundValue:
			if v.binding.unbinds() {
				return true
			}
		default:
			open = append(open, v.of)
			for _, edge := range v.edges {
				open = append(open, edge.value)
			}
		}
	}
	return false
}
