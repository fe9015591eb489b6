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
	for k := range p.Tree.Words("await") {
		next := k.Next()
		if next.BeginsPrimary() || standsAsName(k) || !k.IsCode() {
			continue
		}
		n := k.Node()
		switch {
		case n.Is(syntax.KindAwait) && n.Field(syntax.FieldValue).Is(syntax.KindError):
			p.Report(k, "'await' without anything to await")
		case next.Text() == "\n" && n.Is(syntax.KindAwait):
			// The operand is on the next line, in brackets.
		case n.Is(syntax.KindAwait) && n.Span().Start == k.Span().Start:
			p.Report(k, "'await' before '%s', which binds less than 'await'", next.Text()).Fix(regroup(n.Field(syntax.FieldValue)))
		case next.Text() == "not" && n.Parent().Is(syntax.KindCompare) && n.Role() == syntax.FieldLeft:
			operand := n.Parent().Field(syntax.FieldComparators)
			p.Report(k, "'await' before 'not', which binds less than 'await'").Fix(fixes.Replace(n.Parent(), "not await "+operand.Text()))
		default:
			p.Report(k, "'await' without anything to await")
		}
	}
}

// regroup repairs "await operand", where operand is no primary.
func regroup(operand syntax.Node) fixes.Fix {
	await := operand.Parent()
	switch u := syntax.As[syntax.UnaryOp](operand); {
	case operand.Is(syntax.KindAwait):
		return fixes.Replace(await, "await ("+operand.Text()+")")
	case u.Exists():
		return fixes.Replace(await, map[syntax.Op]string{syntax.OpUSub: "-", syntax.OpUAdd: "+", syntax.OpInvert: "~"}[u.Op()]+"await "+u.Operand().Text())
	}
	return fixes.None
}
