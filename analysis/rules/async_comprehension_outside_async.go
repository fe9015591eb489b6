package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/fixes"
)

var AsyncComprehensionOutsideAsync = define(analysis.Rule{
	Name:     "async-comprehension-outside-async",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"6"},
	Aliases:  []string{"PLE1142"},
	Check:    asyncComprehensionOutsideAsync,
})

// A list, set or dict comprehension runs at once, so the code around an
// asynchronous one must be able to wait for it. A generator expression need not.
func asyncComprehensionOutsideAsync(p *analysis.Pass) {
	for n, cause := range asyncComprehensions(p) {
		kind, code, outermost := awaitsComprehension(p, n)
		lazy := isLazyAnnotation(p, outermost)
		switch {
		case kind == semantic.ComprehensionCode || kind == semantic.FunctionCode && code.IsAsync() && !lazy:
		case lazy && !isAstray(n):
			p.Report(cause, "asynchronous %s in an annotation, which is evaluated only when it is asked for, by no coroutine function", comprehensionName(n))
		case isUnevaluated(p, outermost) || isAstray(n):
		default:
			r := p.Report(cause, "asynchronous %s %s", comprehensionName(n), whereabouts(p, outermost))
			if !needsPython311(p, n) {
				r.Fix(fixes.MakeFunctionAsync(plainDef(p, outermost)))
			}
		}
	}
}
