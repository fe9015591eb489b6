package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnawaitableCallback = define(analysis.Rule{
	Name: "unawaitable-callback", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H21", "E10c"},
	Check:  unawaitableCallback,
})

// What start_soon and its like call, they await, and a plain function gives nothing to
// await.
func unawaitableCallback(p *analysis.Pass) {
	for a := range passings(p, library.TakesCoroutineFunction) {
		f := a.t.Function()
		if !a.t.IsFunction() || a.t.Call().Implements(semantic.Awaitable) != semantic.No || a.t.MayGiveAwaitable() || f.IsAbstract() {
			continue
		}
		fails(p, a.arg, a.t, "'%s' awaits what %s gives, and %s cannot be awaited", a.Name(), a.t, a.t.Call()).
			See(definedAt(f), "'%s' is a plain function", wordOf(f)).
			Fix(twinOf(p, a)).
			Fix(makeAsyncIfPassed(p, f))
	}
}

// makeAsyncIfPassed makes f async if it is a plain function of the module that nothing in
// it uses but calls that await what it gives.
func makeAsyncIfPassed(p *analysis.Pass, f *semantic.Function) fixes.Fix {
	if f == nil || f.Module != p.Module || f.Kind != semantic.PlainFunction {
		return fixes.None
	}
	type all struct{}
	type of struct{ f *semantic.Function }
	everywhere := p.Everywhere(f.Def)
	passed := p.Kept(all{}, func() any { return passedIn(p, everywhere, library.TakesCoroutineFunction) }).(map[syntax.Node]bool)
	return p.Kept(of{f}, func() any {
		for _, n := range syntax.Mentions.Find(everywhere.Tree(), f.Name) {
			if n = syntax.Named(n); n.Is(syntax.KindName, syntax.KindAttribute) && !passed[n] {
				return fixes.None
			}
		}
		return fixes.MakeFunctionAsync(syntax.As[syntax.FunctionDef](f.Def))
	}).(fixes.Fix)
}
