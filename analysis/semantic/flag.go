package semantic

import "awaiter/analysis/syntax"

// Flag answers what the test n comes to as the text of m stands: True and False, a
// name of the module that is bound once, to one of these, TYPE_CHECKING, which is
// false in a running program, and "not" of them. Others may set such a name before
// the code runs, so the answer is a reason for silence, never one for a finding.
func (m *Module) Flag(n syntax.Node) Answer {
	switch {
	case n.Is(syntax.KindUnaryOp) && n.Op() == syntax.OpNot:
		return m.Flag(n.Field(syntax.FieldOperand)).Not()
	case n.Is(syntax.KindConstant):
		return m.constant(n)
	case m.QualifiedName(n) == "typing.TYPE_CHECKING":
		return No
	}
	b := m.symbolOf(n).only()
	if b == nil || b.kind != bindAssign && b.kind != bindAnnotated || b.scope.kind != moduleScope || len(b.path()) > 0 {
		return Unknown
	}
	if v := b.value(); v.Is(syntax.KindConstant) && (v.Op() == syntax.ConstTrue || v.Op() == syntax.ConstFalse) {
		return answer(v.Op() == syntax.ConstTrue)
	}
	return Unknown
}
