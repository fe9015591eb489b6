package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ManagerSkipsYield = define(analysis.Rule{
	Name: "manager-skips-yield", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"F05", "F12"},
	Check:  managerSkipsYield,
})

// Entering a context manager made of a generator runs it up to its yield. A way that
// ends before has nothing to give.
func managerSkipsYield(p *analysis.Pass) {
	for m := range managers(p) {
		if m.IsAsync() != m.async || len(m.Yields()) == 0 || m.IsAbstract() {
			continue
		}
		yielded := m.Yielded()
		for _, r := range m.ReturnStatements() {
			if yielded.Never(r.Node) && !endsStub(m, r.Node) && m.NextAt(r.Node) == semantic.NextEnd {
				p.Report(r, "'%s' returns before its 'yield': entering it raises RuntimeError", m.Name).
					See(m.Yields()[0], "its 'yield'").
					Fix(fixes.AddBefore(r.Node, "yield"))
			}
		}
		for test := range syntax.All[syntax.If](m.Def) {
			if p.FunctionAround(test.Node) == m.Function && yielded.Never(test.Node) && skips(m, test) {
				p.Report(test.Test(), "'%s' does not yield where this is false: entering it raises RuntimeError", m.Name).
					See(m.Yields()[0], "its 'yield'").
					Fix(fixes.AddElse(test, "yield"))
			}
		}
	}
}

// endsStub reports whether what follows r cannot be reached: "return" and then "yield"
// makes a generator of a function that is none.
func endsStub(m manager, r syntax.Node) bool { return r.Parent() == m.Def }

// skips reports whether m yields in the body of test, which has no else, and nowhere on
// the ways on from where its test is false. The tests of a chain may be all there are.
func skips(m manager, test syntax.If) bool {
	if test.Field(syntax.FieldOrelse).Exists() || test.Role() == syntax.FieldOrelse && test.Parent().Is(syntax.KindIf) {
		return false
	}
	if isSeenToBefore(m, test) {
		return false
	}
	first := firstYield(m, test.Node, syntax.FieldBody)
	return first.Exists() && !mayRaiseBehind(m, test.Node) && m.NextAfter(test.Node) == semantic.NextEnd && m.NextAt(test.Field(syntax.FieldBody)) == semantic.NextYield
}

// isSeenToBefore reports whether test asks for an attribute of an object of which a method
// was called in a statement before: that may be there to set it.
func isSeenToBefore(m manager, test syntax.If) bool {
	asked := syntax.As[syntax.Attribute](test.Test())
	if compare := syntax.As[syntax.Compare](test.Test()); compare.Exists() {
		asked = syntax.As[syntax.Attribute](compare.Left())
	}
	for stmt := range syntax.All[syntax.ExprStmt](m.Def) {
		value := stmt.Value()
		if value.Is(syntax.KindAwait) {
			value = value.Field(syntax.FieldValue)
		}
		method := syntax.As[syntax.Attribute](syntax.As[syntax.Call](value).Func())
		if asked.Exists() && method.Exists() && stmt.Span().End <= test.Span().Start && method.Value().Text() == asked.Value().Text() {
			return true
		}
	}
	return false
}

// mayRaiseBehind reports whether behind n a statement under a test of m is a call: it may
// be there to raise an exception where there is nothing to yield.
func mayRaiseBehind(m manager, n syntax.Node) bool {
	for stmt := range syntax.All[syntax.ExprStmt](m.Def) {
		value := stmt.Value()
		if value.Is(syntax.KindAwait) {
			value = value.Field(syntax.FieldValue)
		}
		if test := syntax.Enclosing[syntax.If](stmt.Node); value.Is(syntax.KindCall) && test.Exists() && test.Span().Start >= n.Span().End {
			return true
		}
	}
	return false
}
