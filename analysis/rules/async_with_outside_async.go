package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncWithOutsideAsync = define(analysis.Rule{
	Name:     "async-with-outside-async",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"5"},
	Aliases:  []string{"PLE1142"},
	Check:    asyncWithOutsideAsync,
})

// CPython compiles an async with statement in the body of an async def only.
func asyncWithOutsideAsync(p *analysis.Pass) {
	for w := range syntax.All[syntax.With](p.Root()) {
		if w.IsAsync() && !inAsyncDef(p, w.Node) {
			p.Report(w.FirstWord(), "'async with' %s", whereabouts(p, w.Node)).
				Fix(fixes.MakeFunctionAsync(plainDef(p, w.Node))).
				Fix(fixes.MakeSync(w.Node))
		}
	}
}
