package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncAwaitMethod = define(analysis.Rule{
	Name:     "async-await-method",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"C01", "C01d", "C04"},
	Check:    asyncAwaitMethod,
})

// 'await' drives the iterator that __await__() returns, and neither a coroutine nor
// an asynchronous generator is one.
func asyncAwaitMethod(p *analysis.Pass) {
	for _, f := range iterators(p, "__await__") {
		def := syntax.As[syntax.FunctionDef](f.Def)
		switch f.Kind {
		case semantic.CoroutineFunction:
			p.Report(nameOf(f), "'await' needs an iterator from '__await__', and this 'async def' returns a coroutine").
				Fix(fixes.AwaitByCoroutine(def))
		case semantic.AsyncGenerator:
			p.Report(nameOf(f), "'await' needs an iterator from '__await__', and this 'async def' returns an asynchronous generator").
				See(f.Yields()[0], "the 'yield' is here").
				Fix(fixes.MakeFunctionSync(def))
		}
	}
}
