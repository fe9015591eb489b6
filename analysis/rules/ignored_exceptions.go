package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var IgnoredExceptions = define(analysis.Rule{
	Name: "ignored-exceptions", Family: "task", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"H16"},
	Check:  ignoredExceptions,
})

// With return_exceptions, gather returns exceptions among the results instead of raising
// them, and where nobody looks at the results nobody hears of them.
func ignoredExceptions(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		gather := syntax.As[syntax.Call](syntax.As[syntax.Await](stmt.Value()).Value())
		flag := gather.Keyword("return_exceptions")
		if !flag.Is(syntax.KindConstant) || flag.Op() != syntax.ConstTrue || !library.FactsAt(p.Module, gather).KeepReference ||
			isCleaningUp(p, stmt.Node) || isInTest(p, stmt.Node) {
			continue
		}
		r := p.Report(flag.Parent(), "'return_exceptions' hands exceptions over as results, and nobody looks at the results")
		r.Fix(fixes.RemoveKeyword(syntax.As[syntax.Keyword](flag.Parent()))).Fix(fixes.RaiseResults(stmt))
	}
}

// isCleaningUp reports whether n stands where tasks are waited for that are at their end:
// in an except or finally clause, or in a function that cancels or ends tasks or asks them for
// their results.
func isCleaningUp(p *analysis.Pass, n syntax.Node) bool {
	for around := range withinFunction(n) {
		if around.Role() == syntax.FieldFinalbody || around.Parent().Is(syntax.KindExceptHandler) {
			return true
		}
	}
	f := p.FunctionAround(n)
	if f == nil {
		return false
	}
	for _, word := range []string{"close", "stop", "shutdown", "cancel", "exit", "teardown", "cleanup", "clean", "disconnect", "kill", "abort", "drain", "wait", "join", "finish", "del"} {
		if strings.Contains(strings.ToLower(f.Name), word) {
			return true
		}
	}
	type key struct{ def syntax.Node }
	return p.Tree.Kept(key{f.Def}, func() any {
		for call := range syntax.All[syntax.Call](f.Def) {
			switch lastName(call.Func()) {
			case "cancel", "throw", "set_exception", "result", "exception", "close", "aclose", "stop", "shutdown":
				return true
			}
		}
		return false
	}).(bool)
}
