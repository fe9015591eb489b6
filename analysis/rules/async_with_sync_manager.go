package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncWithSyncManager = define(analysis.Rule{
	Name: "async-with-sync-manager", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"30", "E02", "E02b", "E06", "E13", "E09", "E15", "E15d"},
	Aliases: []string{"E1701", "not-async-context-manager", "mypy:attr-defined", "pyright:reportGeneralTypeIssues", "pyrefly:bad-context-manager", "ty:invalid-context-manager"},
	Check:   asyncWithSyncManager,
})

// async with calls __aenter__ and __aexit__, which an object that is only a context
// manager does not have.
func asyncWithSyncManager(p *analysis.Pass) {
	for with := range syntax.All[syntax.With](p.Root()) {
		if !with.IsAsync() {
			continue
		}
		for item := range with.Items() {
			manager := item.ContextExpr()
			t := p.TypeOf(manager).Used()
			if t.Implements(semantic.AsyncContextManager) != semantic.No || t.Implements(semantic.ContextManager) != semantic.Yes {
				continue
			}
			fails(p, manager, t, "%s is a plain context manager; 'async with' cannot enter it", t).
				See(methodOf(t, "__enter__"), "only 'with' calls '__enter__'").
				Fix(fixes.MakeSync(item.Node))
		}
	}
	for a := range passings(p, library.EntersAsync) {
		if a.t.Implements(semantic.AsyncContextManager) != semantic.No || a.t.Implements(semantic.ContextManager) != semantic.Yes {
			continue
		}
		r := fails(p, a.arg, a.t, "%s is a plain context manager; '%s' cannot enter it", a.t, a.Name()).
			See(methodOf(a.t, "__enter__"), "only 'with' and '%s' call '__enter__'", a.Twin)
		if await := syntax.As[syntax.Await](a.call.Parent()); await.Exists() {
			r.Fix(fixes.Join(twinOf(p, a), fixes.RemoveAwait(await)))
		}
	}
}
