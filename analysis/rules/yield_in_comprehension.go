package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var YieldInComprehension = define(analysis.Rule{
	Name:     "yield-in-comprehension",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"11"},
	Check:    yieldInComprehension,
})

// A comprehension runs as a function of its own, which is what would become the
// generator.
func yieldInComprehension(p *analysis.Pass) {
	report := func(y syntax.Node, word string) {
		if kind, code := p.CodeAround(y); kind == semantic.ComprehensionCode && !isAstray(y) {
			p.Report(y, "'%s' in a %s, which runs as a function of its own", word, comprehensionName(code))
		}
	}
	for y := range syntax.All[syntax.Yield](p.Root()) {
		report(y.Node, "yield")
	}
	for y := range syntax.All[syntax.YieldFrom](p.Root()) {
		report(y.Node, "yield from")
	}
}
