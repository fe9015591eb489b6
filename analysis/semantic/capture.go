package semantic

import (
	"cmp"
	"slices"

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
	w.capture(n)
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

// capture notes the values that the names of this unit have for good in the code of
// def. A name that is bound once is not noted: it has that value in all of it.
func (w *walker) capture(def syntax.Node) {
	scopes := w.m.names.scopes
	number, beyond := int32(def.Number()), def.Beyond()
	for i := w.m.scopeOf(def).number; int(i) < len(scopes) && scopes[i].node.Number() < beyond; i++ {
		if scopes[i].unit == w.unit {
			continue
		}
		for y := scopes[i].first; y != nil; y = y.after {
			home := y.home
			if home.scope.unit != w.unit || home.firstBinding == nil {
				continue
			}
			s := w.slotOf(home)
			v := w.cur[s]
			if v == nil || w.slots[s].wild || v.kind == unboundValue || w.isRebound(s, number) {
				continue
			}
			if b := home.only(); b == nil || v != &b.gives {
				if w.flow.captured == nil {
					w.flow.captured = map[capture]*flowValue{}
				}
				w.flow.captured[capture{number, home}] = v
			}
		}
	}
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
	sl := &w.slots[s]
	if sl.last == 0 {
		for b := range sl.symbol.bindings() {
			sl.last = max(sl.last, b.position())
		}
	}
	return sl.last >= number
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
	slices.SortFunc(f.loads, func(a, b flowLoad) int { return cmp.Compare(a.number, b.number) })
}
