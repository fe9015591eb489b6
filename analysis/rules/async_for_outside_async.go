package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
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

// CPython compiles an async for statement in the body of an async def only. The plain
// statement is offered where it may succeed, and first where only it can.
func asyncForOutsideAsync(p *analysis.Pass) {
	for f := range syntax.All[syntax.For](p.Root()) {
		if !f.IsAsync() || inAsyncDef(p, f.Node) || isAstray(f.Node) {
			continue
		}
		r := p.Report(f.FirstWord(), "'async for' %s", whereabouts(p, f.Node))
		t := p.TypeOf(f.Iter())
		plain, async := t.Implements(semantic.Iterable), t.Implements(semantic.AsyncIterable)
		offerBothForms(r, f.Node, plainDef(p, f.Node), plain, async)
	}
}
