package rules

import (
	"slices"
	"strings"

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
		if f.Class == nil || !f.IsCoroutineFunction() || !f.IsAbstract() || !givesAsyncIterator(p, f) || isAwaitedBy(p, f) {
			continue
		}
		others := overriding(p.Module, f)
		if slices.ContainsFunc(others, func(g *semantic.Function) bool { return g.IsCoroutineFunction() && !g.IsAbstract() }) {
			continue
		}
		r := p.Report(nameOf(f), "'%s' has no 'yield', so it is a coroutine function that gives an '%s', and not an asynchronous generator",
			f.Name, f.Def.Field(syntax.FieldReturns).Text())
		if i := slices.IndexFunc(others, (*semantic.Function).IsAsyncGenerator); i >= 0 {
			r.See(nameOf(others[i]), "this one is an asynchronous generator")
		}
		r.Fix(fixes.MakeFunctionSync(syntax.As[syntax.FunctionDef](f.Def)).Titled("Declare it without 'async'"))
	}
}

// isAwaitedBy reports whether the module awaits a call of something called as f is.
func isAwaitedBy(p *analysis.Pass, f *semantic.Function) bool {
	return p.Anywhere(f.Def, awaited{strings.Clone(f.Name)})
}

// awaited is the sign that a call of something called name is awaited.
type awaited struct{ name string }

func (s awaited) In(stmt syntax.Node) int {
	return count(stmt, func(await syntax.Await) bool {
		return lastName(syntax.As[syntax.Call](await.Value()).Func()) == s.name
	})
}
