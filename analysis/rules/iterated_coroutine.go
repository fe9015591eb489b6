package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var IteratedCoroutine = define(analysis.Rule{
	Name: "iterated-coroutine", Family: "iteration", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"46", "B12", "B12b", "D42c"},
	Aliases: []string{"S5864", "S5644"},
	Check:   iteratedCoroutine,
})

// A coroutine is no iterable: what awaiting it gives may be one.
func iteratedCoroutine(p *analysis.Pass) {
	report := func(value syntax.Node, what string) (*analysis.Report, semantic.Type) {
		t := p.TypeOf(value).Used()
		if f := t.Function(); !t.IsCoroutine() || f.IsAbstract() && !f.IsOverload() && !library.IsStub(f.Module) { // what implements it may be an asynchronous generator function
			return nil, semantic.Type{}
		}
		r := fails(p, value, t, "%s cannot %s: it must be awaited first", t, what)
		return r.See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function())), t.Awaited()
	}
	for n, iterated := range loops(p.Root()) {
		r, items := report(iterated, "be iterated")
		switch {
		case r == nil:
		case n.IsAsync() && items.Implements(semantic.AsyncIterable) == semantic.No:
			r.Fix(fixes.Join(fixes.Await(iterated), fixes.MakeSync(n)))
		case !n.IsAsync() && items.Implements(semantic.Iterable) == semantic.No:
			r.Fix(fixes.Join(fixes.Await(iterated), fixes.MakeAsync(n)))
		default:
			r.Fix(fixes.Await(iterated)).Fix(fixes.AwaitAndMakeAsync(p.Module, iterated))
		}
	}
	for value := range unpackings(p.Root()) {
		if r, _ := report(value, "be unpacked"); r != nil {
			r.Fix(fixes.Await(value)).Fix(fixes.AwaitAndMakeAsync(p.Module, value))
		}
	}
	for a := range passings(p, library.Consumes) {
		if r, _ := report(a.arg, "be iterated"); r != nil {
			r.Fix(fixes.Await(a.arg)).Fix(fixes.AwaitAndMakeAsync(p.Module, a.arg))
		}
	}
}
