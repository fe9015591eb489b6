package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncAiter = define(analysis.Rule{
	Name:     "async-aiter",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"B01", "B01d"},
	Check:    asyncAiter,
})

// 'async for' awaits only __anext__(); what __aiter__() returns it uses as it is.
func asyncAiter(p *analysis.Pass) {
	for _, f := range iterators(p, "__aiter__") {
		if f.Kind == semantic.CoroutineFunction {
			p.Report(nameOf(f), "'async for' does not await '__aiter__', and the coroutine that it returns has no '__anext__'").
				Fix(fixes.MakeFunctionSync(syntax.As[syntax.FunctionDef](f.Def)))
		}
	}
}
