package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var TruthyAexit = define(analysis.Rule{
	Name:     "truthy-aexit",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"A09"},
	Check:    truthyAexit,
})

// 'async with' drops the exception of its body if __aexit__ gives something true.
func truthyAexit(p *analysis.Pass) {
	for _, f := range methods(p, "__aexit__") {
		returns := f.ReturnStatements()
		if f.Kind != semantic.CoroutineFunction || len(returns) == 0 || f.FallsThrough() != semantic.No {
			continue
		}
		for _, r := range returns {
			if !isTrueConstant(r.Value()) {
				returns = nil
			}
		}
		for _, r := range returns {
			p.Report(r.Value(), "'__aexit__' always returns a true value, so 'async with' swallows every exception, cancellation too").
				Fix(fixes.Replace(r.Value(), "False").Titled("Return False"))
		}
	}
}

// isTrueConstant reports whether n is a literal that is surely true.
func isTrueConstant(n syntax.Node) bool {
	if !n.Is(syntax.KindConstant) {
		return false
	}
	switch n.Op() {
	case syntax.ConstTrue, syntax.ConstEllipsis:
		return true
	case syntax.ConstInt:
		return strings.Trim(n.Text(), "0_xXoObB") != ""
	}
	return false
}
