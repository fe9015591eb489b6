package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ConsumedAsyncIterable = define(analysis.Rule{
	Name: "consumed-async-iterable", Family: "iteration", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"B14", "B14c", "B14e", "B14f", "B14g", "B15"},
	Check:  consumedAsyncIterable,
})

// list(), sum(), zip() and their like iterate their argument synchronously, which an
// asynchronous iterable does not allow; a generator expression with await in it is one.
func consumedAsyncIterable(p *analysis.Pass) {
	for a := range passings(p, library.Consumes) {
		if a.t.Implements(semantic.Iterable) != semantic.No || a.t.Implements(semantic.AsyncIterable) != semantic.Yes {
			continue
		}
		r := fails(p, a.arg, a.t, "'%s' iterates synchronously and cannot take %s", calledName(a.call), a.t).
			See(definedAt(a.t.Function()), "'%s' is an asynchronous generator", wordOf(a.t.Function()))
		if gen := syntax.As[syntax.GeneratorExp](a.arg); gen.Exists() {
			r.Fix(fixes.Brackets(gen))
		} else {
			r.Fix(fixes.ListOf(a.arg))
		}
	}
}
