package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitMethodYieldsValue = define(analysis.Rule{
	Name: "await-method-yields-value", Family: "protocol", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"C06"},
	Check:  awaitMethodYieldsValue,
})

// What __await__ yields goes to the event loop, not to who awaits, and asyncio takes
// nothing but None and futures that say that they are waited for.
func awaitMethodYieldsValue(p *analysis.Pass) {
	if library.AsyncIn(p.Module) != library.Asyncio {
		return
	}
	for f := range yieldsToLoop(p) {
		for _, n := range f.Yields() {
			y := syntax.As[syntax.Yield](n)
			t := p.TypeOf(y.Value())
			if y.Value().Text() == selfOf(f) {
				continue // itself a future, of asyncio or of a loop that knows it
			}
			isFuture := t.IsCoroutine() || t.Class().IsSubclassOf("asyncio.Future") == semantic.Yes
			if !y.Value().Exists() || t.IsNone() || !isFuture && !isPlainValue(t) || drivesItself(p, y) {
				continue
			}
			r := p.Report(y.Value(), "'%s' yields %s to the event loop, which does not take it: who awaits gets what is returned", f.Name, t)
			if isFuture {
				r.Fix(fixes.YieldFromAwaitable(p.Module, y))
			} else {
				r.Fix(fixes.YieldNothing(y))
			}
		}
	}
}

// yieldsToLoop yields the generator functions of the module whose yields reach the event
// loop.
func yieldsToLoop(p *analysis.Pass) iter.Seq[*semantic.Function] {
	return func(yield func(*semantic.Function) bool) {
		for _, f := range iterators(p, "__await__") {
			if f.Kind == semantic.GeneratorFunction && !yield(f) {
				return
			}
		}
		for _, f := range p.Functions {
			if f.Kind != semantic.GeneratorFunction {
				continue
			}
			for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
				if p.QualifiedName(d) == "types.coroutine" && !yield(f) {
					return
				}
			}
		}
	}
}

// drivesItself reports whether the module of y drives coroutines by hand, as event loops
// do, so that it may take what they yield.
func drivesItself(p *analysis.Pass, y syntax.Yield) bool { return p.Anywhere(y, sends{}) }

// sends is the sign that a method send is called.
type sends struct{}

func (sends) In(stmt syntax.Node) int {
	return count(stmt, func(attribute syntax.Attribute) bool {
		return attribute.Attr().Text() == "send" && attribute.Role() == syntax.FieldFunc
	})
}
