package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
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

// CPython compiles an async with statement in the body of an async def only. The plain
// statement is offered where it may succeed, and first where only it can.
func asyncWithOutsideAsync(p *analysis.Pass) {
	for w := range syntax.All[syntax.With](p.Root()) {
		if !w.IsAsync() || inAsyncDef(p, w.Node) || isAstray(w.Node) {
			continue
		}
		plain, async := semantic.Yes, semantic.Yes
		for item := range w.Items() {
			t := p.TypeOf(item.ContextExpr())
			plain = plain.And(t.Implements(semantic.ContextManager))
			async = async.And(t.Implements(semantic.AsyncContextManager))
		}
		r := p.Report(w.FirstWord(), "'async with' %s", whereabouts(p, w.Node))
		offerBothForms(r, w.Node, plainDef(p, w.Node), plain, async)
	}
}
