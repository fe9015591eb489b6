package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncForOutsideAsync = define(analysis.Rule{
	Name:     "async-for-outside-async",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"4"},
	Aliases:  []string{"PLE1142"},
	Check:    asyncForOutsideAsync,
})

// CPython compiles an async for statement in the body of an async def only.
func asyncForOutsideAsync(p *analysis.Pass) {
	for f := range syntax.All[syntax.For](p.Root()) {
		if f.IsAsync() && !inAsyncDef(p, f.Node) {
			p.Report(f.FirstWord(), "'async for' %s", whereabouts(p, f.Node)).
				Fix(fixes.MakeFunctionAsync(plainDef(p, f.Node))).
				Fix(fixes.MakeSync(f.Node))
		}
	}
}
