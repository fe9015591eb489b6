package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnusedCoroutine = define(analysis.Rule{
	Name: "unused-coroutine", Family: "await", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"D02b", "D02c"},
	Check:  unusedCoroutine,
})

// A coroutine that is bound to a local name which nothing reads is dropped with the
// function's frame, unawaited.
func unusedCoroutine(p *analysis.Pass) {
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		for target := range assign.Targets() {
			checkUnused(p, target, assign.Value())
			break
		}
	}
	for assign := range syntax.All[syntax.AnnAssign](p.Root()) {
		checkUnused(p, assign.Target(), assign.Value())
	}
}

func checkUnused(p *analysis.Pass, target, value syntax.Node) {
	if !target.Is(syntax.KindName) || !value.Is(syntax.KindCall) || p.FunctionAround(target) == nil {
		return
	}
	if target.Next() != value && target.Next().Role() == syntax.FieldTarget {
		return // a = b = f(): another name has it too
	}
	t := p.TypeOf(value)
	if !t.IsCoroutine() {
		return
	}
	if reads, sure := p.Reads(target); sure != semantic.Yes || len(reads) > 0 {
		return
	}
	loses(p, value, t, "%s is never awaited: nothing reads '%s'", t, target.Text()).
		See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function())).
		Fix(fixes.Await(value)).
		Fix(fixes.AwaitAndMakeAsync(p.Module, value))
}
