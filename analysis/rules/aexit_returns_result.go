package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AexitReturnsResult = define(analysis.Rule{
	Name: "aexit-returns-result", Family: "protocol", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"A10"},
	Check:  aexitReturnsResult,
})

// What __aexit__ returns says whether the exception of the block is dropped. What
// closing something gives says nothing of that.
func aexitReturnsResult(p *analysis.Pass) {
	for _, f := range methods(p, "__aexit__") {
		if f.Kind != semantic.CoroutineFunction {
			continue
		}
		for _, r := range f.ReturnStatements() {
			value := r.Value()
			if awaited := syntax.As[syntax.Await](value); awaited.Exists() {
				value = awaited.Value()
			}
			t := p.TypeOf(r.Value())
			if !value.Is(syntax.KindCall) || !isResult(t) {
				continue
			}
			if t.IsCoroutine() && isSuper(syntax.As[syntax.Attribute](syntax.As[syntax.Call](value).Func()).Value()) {
				continue // unawaited-super
			}
			p.Report(r.Value(), "'__aexit__' returns what '%s' gives, a '%s': if that is true, the exception is dropped", managerText(value), t.RuntimeName()).
				See(definedAt(p.TypeOf(syntax.As[syntax.Call](value).Func()).Function()), "this is what it calls").
				Fix(fixes.DeleteReturnValue(r))
		}
	}
}

// isResult reports whether t is known, and neither a bool nor None: nothing that is
// meant to say whether an exception is dropped.
func isResult(t semantic.Type) bool {
	members := t.Members()
	for _, m := range members {
		if m.IsNone() || m.RuntimeName() == "bool" || m.RuntimeName() == "" {
			return false
		}
	}
	return len(members) > 0 && !t.IsUnknown()
}
