package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitOperand = define(analysis.Rule{
	Name:     "await-operand",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"15"},
	Broken:   true,
	Check:    awaitOperand,
})

// await binds closer than every operator: what follows it must be a primary, such as
// a name, a call or something in brackets (language reference, "Await expression").
func awaitOperand(p *analysis.Pass) {
	if p.Tree.IsValid() {
		return
	}
	for k := range p.Root().Words("await") {
		next := k.Next()
		if next.BeginsPrimary() || standsAsName(k) || !k.IsCode() {
			continue
		}
		n := k.Node()
		operand := syntax.As[syntax.Await](n).Value()
		switch {
		case operand.Is(syntax.KindError):
			p.Report(k, "'await' without anything to await")
		case next.Text() == "\n" && n.Is(syntax.KindAwait) && (operand.HasParens() || !operand.Is(syntax.KindAwait, syntax.KindUnaryOp)):
			// The operand is on the next line, in brackets.
		case n.Is(syntax.KindAwait) && n.Span().Start == k.Span().Start:
			p.Report(k, "'await' before '%s', which binds less than 'await'", operand.FirstWord().Text()).
				Fix(fixes.MoveAwait(k)).Fix(fixes.AwaitTwice(syntax.Await{Node: n}))
		case next.Text() == "not":
			r := p.Report(k, "'await' before 'not', which binds less than 'await'")
			if beginsComparison(n) {
				r.Fix(fixes.MoveAwait(k))
			}
		default:
			p.Report(k, "'await' without anything to await")
		}
	}
}

// beginsComparison reports whether n is what a comparison begins with, so that "not"
// may stand before it: the tree has a "not in" for "await not".
func beginsComparison(n syntax.Node) bool {
	comparison := n.Parent()
	return n.Role() == syntax.FieldLeft && comparison.Is(syntax.KindCompare) && !comparison.Parent().Is(syntax.KindStarred)
}
