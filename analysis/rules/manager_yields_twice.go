package rules

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ManagerYieldsTwice = define(analysis.Rule{
	Name: "manager-yields-twice", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"F04", "F08", "F07"},
	Check:  managerYieldsTwice,
})

// The generator of a context manager is resumed once, when its block is left, and has to
// end then. Behind its yield there must be no other on any way.
func managerYieldsTwice(p *analysis.Pass) {
	for m := range managers(p) {
		if m.IsAsync() != m.async || len(m.Yields()) == 0 {
			continue
		}
		var reported []syntax.Node
		report := func(y syntax.Node, format string, args ...any) *analysis.Report {
			if slices.Contains(reported, y) || isStaged(p, m.decorator) {
				return nil
			}
			reported = append(reported, y)
			return p.Report(y, format, args...)
		}
		yielded := m.Yielded()
		for _, y := range m.Yields() {
			if y.Is(syntax.KindYieldFrom) {
				continue
			}
			if yielded.Always(statementOf(y)) {
				report(y, "'%s' has yielded already when it comes here: leaving its block raises RuntimeError", m.Name)
				continue
			}
			if loop, ok := repeats(p, m, y); ok {
				severity := analysis.Error
				if loop.Is(syntax.KindFor) {
					severity = analysis.Warning // there may be one item
				}
				report(y, "'%s' yields again in the next round of the loop: leaving its block raises RuntimeError", m.Name).
					As(severity).
					See(loop.Field(syntax.FieldIter), "this loop goes on behind the 'yield'").
					Fix(leaveBehind(m, y, "break"))
				continue
			}
			if m.NextAfter(y) == semantic.NextYield && !alwaysFollowed(m, yielded, y) {
				report(y, "'%s' yields again behind this: leaving its block raises RuntimeError", m.Name).
					Fix(leaveBehind(m, y, "return"))
			}
		}
		yieldsWhenThrown(p, m, report)
	}
}

// leaveBehind puts jump, "return" or "break", behind y; None where a finally clause that
// yields is left by it.
func leaveBehind(m manager, y syntax.Node, jump string) fixes.Fix {
	for n := range y.Ancestors() {
		if n.Is(syntax.KindTry) && firstYield(m, n, syntax.FieldFinalbody).Exists() {
			return fixes.None
		}
	}
	return fixes.AddBehind(statementOf(y), jump)
}

// repeats reports whether all ways on from behind y go to the head of a loop that goes
// round again: an endless one, or one over a collection.
func repeats(p *analysis.Pass, m manager, y syntax.Node) (loop syntax.Node, ok bool) {
	loop = m.RepeatsAfter(y)
	if loop.Is(syntax.KindWhile) {
		return loop, m.NextAfter(y) == semantic.NextYield
	}
	return loop, isOverCollection(p, loop)
}

// isOverCollection reports whether n is a for statement over a collection, so that there
// is no reason to expect just one item.
func isOverCollection(p *analysis.Pass, n syntax.Node) bool {
	if !n.Is(syntax.KindFor) || n.IsAsync() {
		return false
	}
	switch p.TypeOf(syntax.As[syntax.For](n).Iter()).RuntimeName() {
	case "list", "tuple", "range", "dict", "set", "str":
		return true
	}
	return false
}

// alwaysFollowed reports whether another yield of m stands only behind a yield: it is
// the one to report.
func alwaysFollowed(m manager, yielded semantic.Yielded, y syntax.Node) bool {
	return slices.ContainsFunc(m.Yields(), func(other syntax.Node) bool {
		return other != y && y.Before(other) && yielded.Always(statementOf(other))
	})
}

// yieldsWhenThrown reports the yields of m to which an exception of its block, that is
// raised at a yield and caught, surely leads.
func yieldsWhenThrown(p *analysis.Pass, m manager, report func(syntax.Node, string, ...any) *analysis.Report) {
	for try := range syntax.All[syntax.Try](m.Def) {
		thrown := firstYield(m, try.Node, syntax.FieldBody)
		if !thrown.Exists() || p.FunctionAround(try.Node) != m.Function {
			continue
		}
		for h := range try.Handlers() {
			if !leadsToYield(p, m, h) {
				continue
			}
			if y := firstYield(m, h.Node, syntax.FieldBody); y.Exists() {
				report(y, "'%s' yields again after an exception of its block: that raises RuntimeError", m.Name).
					As(analysis.Warning).
					See(thrown, "the exception is raised at this 'yield'").
					Fix(raiseInstead(y))
				continue
			}
			report(thrown, "'%s' yields again after an exception of its block, which it catches: that raises RuntimeError", m.Name).
				As(analysis.Warning).
				See(h.Type(), "the exception is caught here")
		}
	}
}

// leadsToYield reports whether all ways on from the beginning of h go to a yield, or to
// the head of a loop over a collection. A raise in h may be there for what the block
// raised, and the rest for other exceptions.
func leadsToYield(p *analysis.Pass, m manager, h syntax.ExceptHandler) bool {
	for range syntax.All[syntax.Raise](h.Node) {
		return false
	}
	var last syntax.Node
	for last = range h.Body() {
	}
	return m.NextAt(h.Field(syntax.FieldBody)) == semantic.NextYield || isOverCollection(p, m.RepeatsAfter(last))
}

// firstYield returns the first yield of m in the block field of n.
func firstYield(m manager, n syntax.Node, field syntax.Field) syntax.Node {
	for stmt := range n.Fields(field) {
		for _, y := range m.Yields() {
			if y.Is(syntax.KindYield) && stmt.Contains(y) {
				return y
			}
		}
	}
	return syntax.Node{}
}

// raiseInstead lets the exception go on where y, a statement of an except clause, stands.
func raiseInstead(y syntax.Node) fixes.Fix {
	if stmt := y.Parent(); stmt.Is(syntax.KindExprStmt) && !y.HasParens() {
		return fixes.Replace(stmt, "raise").Titled("Re-raise the exception")
	}
	return fixes.None
}
