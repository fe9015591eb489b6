package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/fixes"
)

var AsyncForSyncIterable = define(analysis.Rule{
	Name: "async-for-sync-iterable", Family: "iteration", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"45", "B11", "B20"},
	Check:  asyncForSyncIterable,
})

// async for calls __aiter__, which lists, generators and their like do not have.
func asyncForSyncIterable(p *analysis.Pass) {
	for n, iterated := range loops(p.Root()) {
		if !n.IsAsync() {
			continue
		}
		t := p.TypeOf(iterated).Used()
		if t.Implements(semantic.AsyncIterable) != semantic.No || t.Implements(semantic.Iterable) != semantic.Yes || isFuture(t) {
			continue
		}
		fails(p, iterated, t, "%s is a plain iterable; 'async for' cannot iterate it", t).
			See(methodOf(t, "__iter__"), "only 'for' calls '__iter__'").
			Fix(fixes.MakeSync(n))
	}
}
