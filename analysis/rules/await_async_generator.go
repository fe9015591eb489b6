package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitAsyncGenerator = define(analysis.Rule{
	Name: "await-async-generator", Family: "iteration", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"B28", "B17"},
	Check:  awaitAsyncGenerator,
})

// Calling an asynchronous generator function gives an asynchronous iterator at once
// (PEP 525): there is nothing to await.
func awaitAsyncGenerator(p *analysis.Pass) {
	for await := range syntax.All[syntax.Await](p.Root()) {
		t := p.TypeOf(await.Value()).Used()
		if !t.IsAsyncGenerator() {
			continue
		}
		r := fails(p, await.Node, t, "'await' cannot take %s: iterate it with 'async for'", t).
			See(definedAt(t.Function()), "'yield' makes '%s' an asynchronous generator", wordOf(t.Function()))
		if await.Role() == syntax.FieldIter {
			r.Fix(fixes.RemoveAwait(await))
		} else if stmt := syntax.As[syntax.ExprStmt](await.Parent()); stmt.Exists() {
			r.Fix(fixes.Exhaust(stmt))
		} else {
			r.Fix(fixes.Join(fixes.ListOf(await.Value()), fixes.RemoveAwait(await)).Titled("Collect the items into a list"))
			r.Fix(fixes.RemoveAwait(await))
		}
	}
}
