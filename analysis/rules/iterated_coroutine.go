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
		if !t.IsCoroutine() || isGeneratorElsewhere(t) {
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
			r.Fix(fixes.Join(awaitFix(p, iterated, fixes.Await), fixes.MakeSync(n)))
		case !n.IsAsync() && items.Implements(semantic.Iterable) == semantic.No:
			r.Fix(fixes.Join(awaitFix(p, iterated, fixes.Await), fixes.MakeAsync(n)))
		default:
			fixByAwait(p, r, iterated)
		}
	}
	for value := range unpackings(p.Root()) {
		r, _ := report(value, "be unpacked")
		fixByAwait(p, r, value)
	}
	for a := range passings(p, library.Consumes) {
		r, _ := report(a.arg, "be iterated")
		fixByAwait(p, r, a.arg)
	}
}

// isGeneratorElsewhere reports whether what implements the abstract method that gives t, a
// coroutine, may be an asynchronous generator function.
func isGeneratorElsewhere(t semantic.Type) bool {
	f := t.Function()
	return f.IsAbstract() && !f.IsOverload() && !library.IsStub(f.Module) && t.Awaited().Implements(semantic.AsyncIterable) != semantic.No
}
