package semantic

import (
	"cmp"
	"slices"
	"sort"

	"awaiter/analysis/syntax"
)

// functionDef walks a def statement: what runs with it, and what its body will find
// of the names here when it is called.
func (w *walker) functionDef(n syntax.Node) {
	for d := range n.Fields(syntax.FieldDecoratorList) {
		w.expr(d)
	}
	w.typeParameters(n)
	for c := range n.Field(syntax.FieldParams).Children() {
		if c.Is(syntax.KindArg) {
			w.annotation(c.Field(syntax.FieldAnnotation))
		} else {
			w.expr(c)
		}
	}
	w.annotation(n.Field(syntax.FieldReturns))
	w.pass(n)
	w.mayRaise()
	w.bind(w.m.bindingOf(n.Field(syntax.FieldName)))
}

// classDef walks a class statement, whose body runs at once.
func (w *walker) classDef(n syntax.Node) {
	for d := range n.Fields(syntax.FieldDecoratorList) {
		w.expr(d)
	}
	w.typeParameters(n)
	for c := range n.Children() {
		if c.Role() == syntax.FieldBases || c.Role() == syntax.FieldKeywords {
			w.expr(c)
		}
	}
	w.begins(w.m.scopeOf(n))
	w.block(n.Fields(syntax.FieldBody))
	w.ends(w.m.scopeOf(n))
	w.touch()
	w.mayRaise()
	w.bind(w.m.bindingOf(n.Field(syntax.FieldName)))
}

// typeParameters binds the type parameters of n. Their bounds are evaluated later.
func (w *walker) typeParameters(n syntax.Node) {
	for p := range n.Fields(syntax.FieldTypeParams) {
		w.bind(w.m.bindingOf(p.Field(syntax.FieldName)))
		w.lazy++
		for c := range p.Children() {
			w.expr(c)
		}
		w.lazy--
	}
}

// captive returns the value of slot s, of a name, if code that is run later may find it there
// and no other binding says so, else nil.
func (w *walker) captive(s int32) *flowValue {
	v := w.cur[s]
	if v == nil || w.slots[s].wild || v.kind == unboundValue {
		return nil
	}
	if b := w.slots[s].symbol.only(); b != nil && v == &b.gives {
		return nil
	}
	return v
}

// A passing is that a walk came to the def with the given number.
type passing struct {
	number int32
	since  int32 // number of the loop around, or that of the def
	turn   int32 // how many came before
}

// nameStates are what a name had for a value where defs were passed.
type nameStates struct {
	last   int32       // see slot
	states []nameState // in the order of their turns
}

// A nameState is the captive value from a turn on, nil for none.
type nameState struct {
	turn  int32
	value *flowValue
}

// pass notes for def which values names of this unit have for good in its code, as far as
// they changed since the def before. Which of them it mentions need not be known. A name that
// is bound once is not noted: it has that value in all of it.
func (w *walker) pass(def syntax.Node) {
	number := int32(def.Number())
	p := passing{number, number, int32(len(w.flow.passed))}
	if len(w.repeats) > 0 {
		p.since = min(number, w.repeats[0])
	}
	w.flow.passed = append(w.flow.passed, p)
	for _, s := range w.changed {
		home := w.slots[s].symbol
		if home.scope.unit != w.unit || !home.isBoundSomewhere() {
			continue
		}
		known, v := w.flow.states[home], w.captive(s)
		switch {
		case known == nil && v == nil:
			continue
		case known == nil:
			if w.flow.states == nil {
				w.flow.states = map[*symbol]*nameStates{}
			}
			known = &nameStates{last: w.lastBound(s)}
			w.flow.states[home] = known
		case known.states[len(known.states)-1].value == v:
			continue
		}
		known.states = append(known.states, nameState{p.turn, v})
	}
	w.changed = w.changed[:0]
}

// captured returns the value that home, of the unit with the flow f, has for good in the code
// of the def with the given number, nil if it is not known to have one.
func (f *flow) captured(number int32, home *symbol) *flowValue {
	known := f.states[home]
	if known == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(f.passed, number, func(p passing, number int32) int { return cmp.Compare(p.number, number) })
	if !found || known.last >= f.passed[i].since {
		return nil
	}
	after := sort.Search(len(known.states), func(k int) bool { return known.states[k].turn > f.passed[i].turn })
	if after == 0 {
		return nil
	}
	return known.states[after-1].value
}

// isStale reports whether code that is run later than the walk is, in the lambdas
// and generator expressions around, may find another value in slot s.
func (w *walker) isStale(s int32) bool {
	y := w.slots[s].symbol
	if y.scope.unit != w.unit {
		return false
	}
	for _, d := range w.deferred {
		if y.scope.number < d.number {
			return w.slots[s].wild || w.isRebound(s, int32(d.node.Number()))
		}
	}
	return false
}

// isRebound reports whether the name of slot s may be bound again once the node with
// the given number, where the walk is, was run.
func (w *walker) isRebound(s, number int32) bool {
	if len(w.repeats) > 0 {
		number = min(number, w.repeats[0])
	}
	return w.lastBound(s) >= number
}

// lastBound returns the last position of the bindings of slot s.
func (w *walker) lastBound(s int32) int32 {
	sl := &w.slots[s]
	if sl.last == 0 {
		for b := range sl.symbol.bindings() {
			sl.last = max(sl.last, b.position())
		}
	}
	return sl.last
}

// position returns the number of a node that is run no earlier than b.
func (b *binding) position() int32 {
	switch b.kind {
	case bindAssign, bindAnnotated, bindAugmented, bindWith, bindDef, bindClass, bindWalrus, bindTypeAlias, bindExceptEnd:
		return int32(b.origin.Beyond()) - 1
	case bindFor, bindComprehension:
		return int32(b.origin.Field(syntax.FieldIter).Beyond()) - 1
	}
	return int32(b.target.Number())
}

// sortLoads puts the loads in the order of their numbers.
func (f *flow) sortLoads() {
	slices.SortFunc(f.unreached, func(a, b interval) int { return cmp.Compare(a.from, b.from) })
	slices.SortFunc(f.passed, func(a, b passing) int { return cmp.Compare(a.number, b.number) })
	slices.SortFunc(f.loads, func(a, b flowLoad) int { return cmp.Compare(a.number, b.number) })
}
