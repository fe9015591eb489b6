package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var YieldFromInAsync = define(analysis.Rule{
	Name:     "yield-from-in-async",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"9"},
	Aliases:  []string{"PLE1700", "E1700"},
	Check:    yieldFromInAsync,
})

// An asynchronous generator cannot delegate to another one (PEP 525, "Asynchronous
// yield from").
func yieldFromInAsync(p *analysis.Pass) {
	for y := range syntax.All[syntax.YieldFrom](p.Root()) {
		if !inAsyncDef(p, y.Node) {
			continue
		}
		_, code := p.CodeAround(y.Node)
		r := p.Report(y, "'yield from' in '%s', which is defined by 'async def'", code.Field(syntax.FieldName).Text())
		switch t := p.TypeOf(y.Value()); {
		case t.Implements(semantic.AsyncIterable) == semantic.Yes:
			r.Fix(fixes.YieldEachAsync(y))
		case t.Implements(semantic.Awaitable) == semantic.Yes:
			r.Fix(fixes.AwaitInstead(y))
		case t.Implements(semantic.Iterable) == semantic.Yes:
			r.Fix(fixes.YieldEach(y))
		default:
			r.Fix(fixes.YieldEach(y)).Fix(fixes.YieldEachAsync(y)).Fix(fixes.AwaitInstead(y))
		}
	}
}
