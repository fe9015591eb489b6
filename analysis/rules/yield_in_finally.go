package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var YieldInFinally = define(analysis.Rule{
	Name: "yield-in-finally", Family: "generator", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"B27"},
	Check:  yieldInFinally,
})

// aclose() raises GeneratorExit where an asynchronous generator stands, and RuntimeError
// if it yields then.
func yieldInFinally(p *analysis.Pass) {
	for try := range syntax.All[syntax.Try](p.Root()) {
		f := p.FunctionAround(try.Node)
		if _, ok := managerOf(p, f); ok || !f.IsAsyncGenerator() || isInTest(p, try.Node) {
			continue
		}
		body := yieldIn(f, try.Node, syntax.FieldBody)
		if !body.Exists() {
			continue
		}
		if y := yieldIn(f, try.Node, syntax.FieldFinalbody); y.Exists() && isUnconditional(y, try.Node) {
			p.Report(y, "'yield' in 'finally': closing '%s' at the 'yield' above raises RuntimeError", f.Name).
				See(body, "'aclose()' raises GeneratorExit here").
				Fix(fixes.MoveBehind(statementOf(y)))
		}
		for h := range try.Handlers() {
			word := caughtExit(p, h)
			if word == "" {
				continue
			}
			if y := yieldIn(f, h.Node, syntax.FieldBody); y.Exists() && isUnconditional(y, h.Node) {
				p.Report(y, "'yield' where '%s' catches GeneratorExit: closing '%s' at the 'yield' above raises RuntimeError", word, f.Name).
					See(body, "'aclose()' raises GeneratorExit here").
					Fix(fixes.CatchException(h))
			}
			break
		}
	}
}

// yieldIn returns the first yield of f in the block field of n.
func yieldIn(f *semantic.Function, n syntax.Node, field syntax.Field) syntax.Node {
	for stmt := range n.Fields(field) {
		for _, y := range f.Yields() {
			if stmt.Contains(y) {
				return y
			}
		}
	}
	return syntax.Node{}
}

// isUnconditional reports whether y is under no condition within n, a clause, and nothing raises
// there.
func isUnconditional(y, n syntax.Node) bool {
	for range syntax.All[syntax.Raise](n) {
		return false
	}
	for a := range y.Ancestors() {
		if a == n {
			return true
		}
		if !a.Is(syntax.KindExprStmt, syntax.KindAssign, syntax.KindAwait, syntax.KindWith) {
			return false
		}
	}
	return false
}

// caughtExit returns the beginning of h as it is written if it catches GeneratorExit:
// "except BaseException". The handlers before it are supposed not to.
func caughtExit(p *analysis.Pass, h syntax.ExceptHandler) string {
	if !h.Type().Exists() {
		return "except"
	}
	switch p.QualifiedName(h.Type()) {
	case "builtins.BaseException", "builtins.GeneratorExit":
		return "except " + h.Type().Text()
	}
	return ""
}
