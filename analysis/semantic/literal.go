package semantic

import "awaiter/analysis/syntax"

// takesLiteral answers whether the annotation n of m takes the constant v that a call
// gives: one of those that Literal lists (PEP 586), or an object of another type.
func (e *eval) takesLiteral(m *Module, n syntax.Node, v syntax.Node, t Type) Answer {
	switch {
	case n.Is(syntax.KindBinOp) && n.Op() == syntax.OpBitOr:
		return orElse(e.takesLiteral(m, n.Field(syntax.FieldLeft), v, t), e.takesLiteral(m, n.Field(syntax.FieldRight), v, t))
	case n.Is(syntax.KindSubscript):
		args := items(n.Field(syntax.FieldSlice))
		if len(args) == 0 {
			return Unknown
		}
		switch e.nameAt(m, n.Field(syntax.FieldValue), place{at: n}, 0) {
		case "typing.Optional":
			return orElse(e.takesLiteral(m, args[0], v, t), answer(t.is(kindNone)))
		case "typing.Union":
			all := No
			for _, a := range args {
				all = orElse(all, e.takesLiteral(m, a, v, t))
			}
			return all
		case "typing.Literal":
			all := No
			for _, a := range args {
				all = orElse(all, isSameConstant(a, v))
			}
			return all
		}
	}
	p := e.annotationOf(m, n, nil)
	if found := e.accepts(p, t); found != Unknown || !p.is(kindInstance) || !t.is(kindInstance) || p.d.class.Module.isStub() {
		return found
	}
	if e.isStructural(p.d.class) == No && e.inherits(t.d.class, p.d.class) == No {
		return No
	}
	return Unknown
}

// orElse answers whether a or b is so.
func orElse(a, b Answer) Answer { return a.Not().And(b.Not()).Not() }

// isSameConstant answers whether Literal[a] means the constant v; Unknown where a is none,
// such as a member of an enumeration.
func isSameConstant(a, v syntax.Node) Answer {
	if !a.Is(syntax.KindConstant) {
		return Unknown
	}
	if a.Op() != v.Op() {
		return No
	}
	if text, ok := stringConstant(a); ok {
		other, _ := stringConstant(v)
		return answer(text == other)
	}
	return answer(a.Text() == v.Text())
}
