package semantic

import "awaiter/analysis/syntax"

// positional returns the type of the i-th positional argument, or Unknown.
func (e *eval) positional(at *site, i int) Type {
	switch {
	case at.given == nil:
		return e.typeOf(at.module, at.call.Arg(i), at.frame)
	case 0 <= i && i < len(at.given):
		return at.given[i]
	}
	return Type{}
}

// Argument returns what call, of a function or method, passes for a, a parameter of that; the
// zero Node if it passes nothing. The second result is false where that is not seen.
func (m *Module) Argument(call syntax.Call, a syntax.Arg) (syntax.Node, bool) {
	t, at := m.TypeOf(call.Func()).Used(), &site{module: m, call: call}
	if !t.is(kindFunction) || at.spreads() {
		return syntax.Node{}, false
	}
	return newEval(m).argumentNode(t.d, a, at), true
}

// Parameter returns the parameter whose value load, a Name, surely gives; the zero Arg if it
// may give another one.
func (m *Module) Parameter(load syntax.Node) syntax.Arg {
	v := m.valueOf(load)
	for v != nil && v.kind == narrowedValue {
		v = v.of
	}
	if v == nil || v.kind != boundValue || v.binding.kind != bindParameter {
		return syntax.Arg{}
	}
	return syntax.As[syntax.Arg](v.binding.origin)
}

// placeOf returns the place among the positional arguments of a call of d's
// function of the one that the parameter a takes; less than 0 for the receiver.
func placeOf(d *typeData, a syntax.Arg) int {
	place := 0
	for p := range syntax.As[syntax.Arguments](a.Parent()).All() {
		if p == a {
			break
		}
		place++
	}
	if d.receiver != nil {
		place--
	}
	return place
}

// spreads reports whether the call has a *argument or **argument.
func (at *site) spreads() bool {
	for a := range at.call.Args() {
		if a.Is(syntax.KindStarred) {
			return true
		}
	}
	for k := range at.call.Keywords() {
		if !k.Name().Exists() {
			return true
		}
	}
	return false
}

// isGiven reports whether the call has an argument for the parameter a.
func (e *eval) isGiven(d *typeData, a syntax.Arg, at *site) bool {
	return e.argumentNode(d, a, at).Exists()
}

// argumentFor returns the type of the argument for the parameter a, or Unknown.
func (e *eval) argumentFor(d *typeData, a syntax.Arg, at *site) Type {
	n := e.argumentNode(d, a, at)
	if !n.Exists() {
		return Type{}
	}
	if n.Is(syntax.KindStarred) {
		return e.iterated(e.typeOf(at.module, n.Field(syntax.FieldValue), at.frame), false)
	}
	return e.typeOf(at.module, n, at.frame)
}

// argumentNode returns the argument for the parameter a; for *args the first one.
func (e *eval) argumentNode(d *typeData, a syntax.Arg, at *site) syntax.Node {
	name := a.Name().Identifier()
	if a.Role() != syntax.FieldPosonlyargs {
		if n := at.call.Keyword(name); n.Exists() {
			return n
		}
	}
	if a.Role() == syntax.FieldKwonlyargs || a.Role() == syntax.FieldKwarg {
		return syntax.Node{}
	}
	place := placeOf(d, a)
	if a.Role() == syntax.FieldVararg {
		for n := range at.call.Args() {
			if place == 0 || n.Is(syntax.KindStarred) {
				return n
			}
			place--
		}
		return syntax.Node{}
	}
	if place < 0 {
		return syntax.Node{}
	}
	return at.call.Arg(place)
}

// fits reports whether the number and the names of the arguments at the call fit
// the parameters of d's function.
func (e *eval) fits(d *typeData, at *site) bool {
	given := len(at.given)
	if at.given == nil {
		if at.spreads() {
			return true
		}
		for range at.call.Args() {
			given++
		}
	}
	if d.receiver != nil {
		given++
	}
	place, named := 0, map[string]bool{}
	for p := range syntax.As[syntax.Arguments](d.fn.Def.Field(syntax.FieldParams)).All() {
		name := p.Name().Identifier()
		named[name] = true
		switch p.Role() {
		case syntax.FieldVararg:
			given = min(given, place)
		case syntax.FieldKwarg:
			for k := range at.call.Keywords() {
				named[k.Name().Identifier()] = true
			}
		case syntax.FieldKwonlyargs:
			if !p.Default().Exists() && !at.call.Keyword(name).Exists() {
				return false
			}
		default:
			place++
			if place > given && !p.Default().Exists() && !at.call.Keyword(name).Exists() {
				return false
			}
			if isNoneConstant(p.Annotation()) && e.isSomething(d, p, at) {
				return false
			}
		}
	}
	for k := range at.call.Keywords() {
		if !named[k.Name().Identifier()] {
			return false
		}
	}
	return given <= place
}

// isSomething reports whether the call at a site of d's function gives the parameter p
// something that is known not to be None.
func (e *eval) isSomething(d *typeData, p syntax.Arg, at *site) bool {
	var t Type
	if at.given != nil {
		t = e.positional(at, placeOf(d, p))
	} else {
		t = e.argumentFor(d, p, at)
	}
	return t.every(func(m *typeData) bool { return m.kind != kindNone })
}
