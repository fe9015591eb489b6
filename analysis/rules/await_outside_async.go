package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitOutsideAsync = define(analysis.Rule{
	Name:     "await-outside-async",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"1", "2", "3", "7"},
	Aliases:  []string{"PLE1142", "F704", "E1142", "mypy:top-level-await", "mypy:await-not-async"},
	Check:    awaitOutsideAsync,
})

// CPython compiles an await in the body of an async def, and in a comprehension,
// which then is asynchronous itself.
func awaitOutsideAsync(p *analysis.Pass) {
	for a := range syntax.All[syntax.Await](p.Root()) {
		kind, _ := p.CodeAround(a.Node)
		switch {
		case kind == semantic.ComprehensionCode || kind == semantic.GenericCode || kind == semantic.LazyCode:
		case inAsyncDef(p, a.Node) || isUnevaluated(p, a.Node) || isLazyAnnotation(p, a.Node) || isAstray(a.Node) || isAwaitTarget(a) || !hasOperand(a):
		default:
			r := p.Report(a, "'await' %s", whereabouts(p, a.Node)).
				Fix(fixes.MakeFunctionAsync(plainDef(p, a.Node)))
			if kind == semantic.ModuleCode && p.TypeOf(a.Value()).IsCoroutine() {
				r.Fix(fixes.RunAwaited(a))
			}
		}
	}
}
