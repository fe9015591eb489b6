package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var NestedAsyncComprehension = define(analysis.Rule{
	Name:     "nested-async-comprehension",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"8"},
	Check:    nestedAsyncComprehension,
})

// From Python 3.11 on an asynchronous comprehension makes those around it
// asynchronous. Before, they had to be so by what stands in themselves.
func nestedAsyncComprehension(p *analysis.Pass) {
	for n, cause := range asyncComprehensions(p) {
		if !needsPython311(p, n) || isAstray(n) {
			continue
		}
		_, around := p.CodeAround(n)
		if kind, code, _ := awaitsComprehension(p, n); kind == semantic.ComprehensionCode || kind == semantic.FunctionCode && code.IsAsync() {
			p.Report(cause, "asynchronous %s in a %s that is not asynchronous, which needs Python 3.11", comprehensionName(n), comprehensionName(around))
		}
	}
}

// needsPython311 reports whether the program is written for an older Python, and n,
// an asynchronous comprehension, is nested in one that is not asynchronous by what
// stands in itself.
func needsPython311(p *analysis.Pass, n syntax.Node) bool {
	kind, around := p.CodeAround(n)
	return p.Target > 0 && p.Target < 11 && kind == semantic.ComprehensionCode && !isAsynchronous(p, around)
}
