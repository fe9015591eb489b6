package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncWithCoroutine = define(analysis.Rule{
	Name: "async-with-coroutine", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"E03", "E03b", "D30b"},
	Check:  asyncWithCoroutine,
})

// A coroutine has neither pair of methods: it must be awaited, and what that gives
// is entered.
func asyncWithCoroutine(p *analysis.Pass) {
	for item := range syntax.All[syntax.WithItem](p.Root()) {
		manager := item.ContextExpr()
		t := p.TypeOf(manager).Used()
		if !t.IsCoroutine() {
			continue
		}
		keyword, protocol := "with", semantic.ContextManager
		if item.Parent().IsAsync() {
			keyword, protocol = "async with", semantic.AsyncContextManager
		}
		r := fails(p, manager, t, "'%s' cannot enter %s: it must be awaited first", keyword, t).
			See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function()))
		if t.Awaited().Implements(protocol) != semantic.No {
			r.Fix(awaitFix(p, manager, fixes.Await))
		}
	}
}
