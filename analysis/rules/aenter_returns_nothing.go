package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AenterReturnsNothing = define(analysis.Rule{
	Name:     "aenter-returns-nothing",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"A08"},
	Check:    aenterReturnsNothing,
})

// 'async with … as x' binds what awaiting __aenter__() gives, so a method that
// forgets to return gives None to whoever wants the object.
func aenterReturnsNothing(p *analysis.Pass) {
	for _, f := range methods(p, "__aenter__") {
		def := syntax.As[syntax.FunctionDef](f.Def)
		if f.Kind != semantic.CoroutineFunction || len(f.ReturnStatements()) > 0 || f.FallsThrough() != semantic.Yes || def.Returns().Exists() {
			continue
		}
		if use, wanted := wantsEntered(p, f); wanted {
			p.Report(nameOf(f), "'__aenter__' returns nothing, so 'async with %s(…) as x' binds None", f.Class.Name).
				See(use, "its result is bound here").
				Fix(fixes.AddReturnSelf(def))
		}
	}
}

// wantsEntered reports whether users of the class of aenter, its __aenter__, want what entering
// it gives, and the place in the module where they bind it. Where the module does not enter it, a
// coroutine function that takes arguments and returns a value speaks for it: such an object is
// asked for something while it is open. Transactions are not, nor is what is a lock: entering it
// acquires something.
func wantsEntered(p *analysis.Pass, aenter *semantic.Function) (use syntax.Node, wanted bool) {
	class, entered := aenter.Class, false
	for item := range entries(p, class) {
		if vars := item.OptionalVars(); vars.Exists() {
			return vars, true
		}
		entered = true
	}
	for call := range syntax.All[syntax.Call](aenter.Def) {
		if lastName(call.Func()) == "acquire" {
			return syntax.Node{}, false
		}
	}
	if entered || class.IsOpen() || class.MayBeExtended() || class.Has("__aexit__") != semantic.Yes {
		return syntax.Node{}, false
	}
	for _, f := range functionsIn(p.Module.Functions, class.Def.Node) {
		if f.Class == class && isPlain(f) && !isStub(f) && f.IsCoroutineFunction() && f.Name != "" && f.Name[0] != '_' && f.Accepts(1) == semantic.No && firstReturn(f).Exists() {
			return syntax.Node{}, true
		}
	}
	return syntax.Node{}, false
}
