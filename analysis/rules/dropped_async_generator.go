package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var DroppedAsyncGenerator = define(analysis.Rule{
	Name: "dropped-async-generator", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"B18", "E17"},
	Check:  droppedAsyncGenerator,
})

// Calling an asynchronous generator function, or one with @asynccontextmanager, runs
// nothing of its body, and CPython does not even warn when the result is dropped.
func droppedAsyncGenerator(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		for value := range dropped(stmt.Value()) {
			if !value.Is(syntax.KindCall) {
				continue
			}
			t := p.TypeOf(value)
			switch {
			case t.IsAsyncGenerator():
				loses(p, value, t, "%s is dropped: nothing of it runs until it is iterated", t).
					See(definedAt(t.Function()), "'yield' makes '%s' an asynchronous generator", wordOf(t.Function())).
					Fix(fixes.Exhaust(stmt))
			case t.RuntimeName() == "_AsyncGeneratorContextManager":
				loses(p, value, t, "%s is dropped: nothing of it runs until it is entered", t).
					See(definedAt(t.Function()), "'%s' makes a context manager", wordOf(t.Function())).
					Fix(fixes.EnterRest(stmt))
			}
		}
	}
}
