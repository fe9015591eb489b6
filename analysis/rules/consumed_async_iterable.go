package rules

import (
	"iter"

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
		r := consumed(p, a.arg, "'%s' iterates synchronously and cannot take %s", calledName(a.call))
		if gen := syntax.As[syntax.GeneratorExp](a.arg); gen.Exists() {
			r.Fix(fixes.Brackets(gen))
		} else {
			r.Fix(fixes.ListOf(a.arg))
		}
	}
	for value := range unpackings(p.Root()) {
		consumed(p, value, "%s iterates synchronously and cannot take %s", "unpacking").Fix(fixes.ListOf(value))
	}
}

// consumed reports value, which by iterates, if it is an asynchronous iterable.
func consumed(p *analysis.Pass, value syntax.Node, format, by string) *analysis.Report {
	t := p.TypeOf(value).Used()
	if t.Implements(semantic.AsyncIterable) != semantic.Yes || t.Implements(semantic.Iterable) != semantic.No && !isCursor(t) {
		return nil
	}
	return fails(p, value, t, format, by, t).
		See(definedAt(t.Function()), "'%s' is an asynchronous generator", wordOf(t.Function()))
}

// unpackings yields the expressions below n that are unpacked: "a, b = value", "*value".
func unpackings(n syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) {
		for assign := range syntax.All[syntax.Assign](n) {
			for target := range assign.Targets() {
				if target.Is(syntax.KindTuple, syntax.KindList) {
					if !yield(assign.Value()) {
						return
					}
					break
				}
			}
		}
		for star := range syntax.All[syntax.Starred](n) {
			if !yield(star.Value()) {
				return
			}
		}
	}
}
