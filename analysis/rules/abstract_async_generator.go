package rules

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AbstractAsyncGenerator = define(analysis.Rule{
	Name: "abstract-async-generator", Family: "generator", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"50", "B29"},
	Aliases: []string{"mypy:override", "pyright:reportIncompatibleMethodOverride"},
	Check:   abstractAsyncGenerator,
})

// It is yield that makes an asynchronous generator of an async def. Without one, as in a
// stub, its annotation speaks of what awaiting it gives.
func abstractAsyncGenerator(p *analysis.Pass) {
	for _, f := range p.Functions {
		if f.Class == nil || !f.IsCoroutineFunction() || !f.IsAbstract() || !givesAsyncIterator(p, f) || isAwaitedBy(p, f.Name) {
			continue
		}
		if slices.ContainsFunc(p.Functions, func(g *semantic.Function) bool {
			return isOverriding(g, f) && g.IsCoroutineFunction() && !g.IsAbstract()
		}) {
			continue
		}
		r := p.Report(nameOf(f), "'%s' has no 'yield', so it is a coroutine function that gives an '%s', and not an asynchronous generator",
			f.Name, f.Def.Field(syntax.FieldReturns).Text())
		for _, g := range p.Functions {
			if isOverriding(g, f) && g.IsAsyncGenerator() {
				r.See(nameOf(g), "this one is an asynchronous generator")
				break
			}
		}
		r.Fix(fixes.MakeFunctionSync(syntax.As[syntax.FunctionDef](f.Def)).Titled("Declare it without 'async'"))
	}
}

// isOverriding reports whether g is the method of a subclass in the place of f.
func isOverriding(g, f *semantic.Function) bool {
	return g != f && g.Name == f.Name && g.Class != nil && slices.Contains(g.Class.MRO(), f.Class)
}

// isAwaitedBy reports whether the module awaits a call of something called name.
func isAwaitedBy(p *analysis.Pass, name string) bool {
	for await := range syntax.All[syntax.Await](p.Root()) {
		if lastName(syntax.As[syntax.Call](await.Value()).Func()) == name {
			return true
		}
	}
	return false
}
