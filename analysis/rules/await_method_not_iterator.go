package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/fixes"
)

var AwaitMethodNotIterator = define(analysis.Rule{
	Name:     "await-method-not-iterator",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"C02", "C02d", "C03", "C07", "C10", "C12", "26"},
	Check:    awaitMethodNotIterator,
})

// 'await' drives what __await__() returns by its __next__; an awaitable gives such
// an iterator only from its own __await__().
func awaitMethodNotIterator(p *analysis.Pass) {
	for _, f := range iterators(p, "__await__") {
		if f.Kind != semantic.PlainFunction {
			continue
		}
		if len(f.ReturnStatements()) == 0 && f.FallsThrough() == semantic.Yes {
			p.Report(nameOf(f), "'await' needs an iterator from '__await__', and it returns None")
			continue
		}
		for _, r := range f.ReturnStatements() {
			t := p.TypeOf(r.Value())
			if t.Implements(hasNext) != semantic.No {
				continue
			}
			report := p.Report(r.Value(), "'await' needs an iterator from '__await__', and %s is no iterator", describe(t))
			if t.Implements(semantic.Awaitable) == semantic.Yes && !t.Class().Is(f.Class) {
				report.Fix(fixes.AppendCall(r.Value(), ".__await__()"))
			}
		}
	}
}
