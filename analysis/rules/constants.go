package rules

import (
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// constants are what parameters of a function surely are in one call of it.
type constants map[syntax.Arg]syntax.Node

// passed returns the constants in f where call runs it, in a function of m in which those of
// known hold.
func (known constants) passed(m *semantic.Module, call syntax.Call, f *semantic.Function) constants {
	in := constants{}
	for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		value, sure := m.Argument(call, a)
		if !sure {
			return nil
		}
		if !value.Exists() {
			value = a.Default()
		}
		if value = known.of(m, value); value.Exists() {
			in[a] = value
		}
	}
	return in
}

// of returns the constant that n, an expression of m, is; the zero Node if it may be another.
func (known constants) of(m *semantic.Module, n syntax.Node) syntax.Node {
	if n.Is(syntax.KindConstant) {
		return n
	}
	return known[m.Parameter(n)]
}

// leaveOut reports whether a function of m surely does not come to n: it stands behind a test
// that does not hold, or after one that holds and goes elsewhere.
func (known constants) leaveOut(m *semantic.Module, n syntax.Node) bool {
	if len(known) == 0 {
		return false
	}
	for ; !n.Is(syntax.KindFunctionDef, syntax.KindModule); n = n.Parent() {
		if test, holds := branchOf(n); test.Exists() {
			if hold := known.hold(m, test); holds && hold == semantic.No || !holds && hold == semantic.Yes {
				return true
			}
		}
		for before := range n.Parent().Fields(n.Role()) {
			if before == n {
				break
			}
			if before.Is(syntax.KindIf) && leaves(lastStatement(before)) && known.hold(m, before.Field(syntax.FieldTest)) == semantic.Yes {
				return true
			}
		}
	}
	return false
}

// hold answers whether test is true in the function of m.
func (known constants) hold(m *semantic.Module, test syntax.Node) semantic.Answer {
	switch test.Kind() {
	case syntax.KindUnaryOp:
		if test.Op() == syntax.OpNot {
			return known.hold(m, syntax.As[syntax.UnaryOp](test).Operand()).Not()
		}
	case syntax.KindBoolOp:
		// "a or b" is "not (not a and not b)".
		isOr, all := test.Op() == syntax.OpOr, semantic.Yes
		for v := range test.Fields(syntax.FieldValue) {
			one := known.hold(m, v)
			if isOr {
				one = one.Not()
			}
			all = all.And(one)
		}
		if isOr {
			return all.Not()
		}
		return all
	case syntax.KindCompare:
		return known.isNone(m, syntax.As[syntax.Compare](test))
	}
	switch value := known.of(m, test); value.Op() {
	case syntax.ConstNone, syntax.ConstFalse:
		return semantic.No
	case syntax.ConstTrue:
		return semantic.Yes
	}
	return semantic.Unknown
}

// isNone answers "x is None" and "x is not None".
func (known constants) isNone(m *semantic.Module, c syntax.Compare) semantic.Answer {
	x := known.of(m, c.Left())
	var ops, with []syntax.Node
	for op := range c.Ops() {
		ops = append(ops, op)
	}
	for n := range c.Comparators() {
		with = append(with, n)
	}
	if !x.Exists() || len(ops) != 1 || with[0].Op() != syntax.ConstNone {
		return semantic.Unknown
	}
	is := semantic.No
	if x.Op() == syntax.ConstNone {
		is = semantic.Yes
	}
	switch ops[0].Op() {
	case syntax.OpIs:
		return is
	case syntax.OpIsNot:
		return is.Not()
	}
	return semantic.Unknown
}
