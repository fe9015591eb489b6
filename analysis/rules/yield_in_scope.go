package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
)

var YieldInScope = define(analysis.Rule{
	Name: "yield-in-scope", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"53"}, Aliases: []string{"ASYNC101"},
	Check: yieldInScope,
})

// At a yield the code that iterates goes on, in the same task and so inside the scope:
// what the scope cancels then is that code.
func yieldInScope(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		with := withOf(item)
		f := p.FunctionAround(with.Node)
		if f == nil || len(f.Yields()) == 0 || isManagerFunction(p, f) {
			continue
		}
		for _, y := range f.Yields() {
			if !with.Contains(y) || y.Before(firstOf(with)) {
				continue
			}
			what := "timeout or cancel()"
			if scope.Kind == library.TaskGroup {
				what = "failing task"
			}
			p.Report(y.FirstWord(), "'yield' inside '%s()': a %s cancels the code that iterates over '%s'", scope.Name, what, f.Name).
				See(item.ContextExpr(), "the scope is entered here")
			break
		}
	}
}

func firstOf(with syntax.With) syntax.Node { return with.Field(syntax.FieldBody) }
