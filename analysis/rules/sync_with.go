package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var SyncWith = define(analysis.Rule{
	Name: "sync-with", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"31", "33", "E01", "E05", "E14", "E14b", "D30", "E10e", "E10", "E15b", "E15c"},
	Aliases: []string{"E1129", "not-context-manager", "E1145", "S7515", "mypy:attr-defined", "pyright:reportGeneralTypeIssues", "pyrefly:bad-context-manager", "ty:invalid-context-manager"},
	Check:   syncWith,
})

// with calls __enter__ and __exit__, which an object that is only an asynchronous
// context manager does not have.
func syncWith(p *analysis.Pass) {
	for with := range syntax.All[syntax.With](p.Root()) {
		if with.IsAsync() {
			continue
		}
		for item := range with.Items() {
			manager := item.ContextExpr()
			t := p.TypeOf(manager).Used()
			isAsync := t.Implements(semantic.AsyncContextManager) == semantic.Yes
			if raisesHere(p, manager, t, "__enter__") {
				r := loses(p, manager, t, "'__enter__' of %s raises while an event loop runs, which it does in a coroutine", t)
				if isAsync {
					offerAsyncWith(p, r, item, t)
				}
				continue
			}
			if !isAsync || t.Implements(semantic.ContextManager) != semantic.No {
				continue
			}
			r := fails(p, manager, t, "%s is an asynchronous context manager; plain 'with' cannot enter it", t)
			offerAsyncWith(p, r, item, t)
		}
	}
	for a := range passings(p, library.Enters) {
		if a.t.Implements(semantic.ContextManager) != semantic.No || a.t.Implements(semantic.AsyncContextManager) != semantic.Yes {
			continue
		}
		fails(p, a.arg, a.t, "%s is an asynchronous context manager; '%s' cannot enter it", a.t, a.Name()).
			See(methodOf(a.t, "__aenter__"), "only 'async with' and '%s' call '__aenter__'", a.Twin).
			Fix(fixes.Join(twinOf(p, a), fixes.Await(a.call.Node)))
	}
}

// offerAsyncWith points at what "async with" calls of t, and offers to enter item with it.
func offerAsyncWith(p *analysis.Pass, r *analysis.Report, item syntax.WithItem, t semantic.Type) {
	r.See(methodOf(t, "__aenter__"), "only 'async with' calls '__aenter__'").
		Fix(fixes.MakeAsync(item.Node)).
		Fix(fixes.MakeAsyncAround(p.Module, item.Node))
}

// raisesHere reports whether the method of t, which at calls, raises because at is code of
// a coroutine, which an event loop runs.
func raisesHere(p *analysis.Pass, at syntax.Node, t semantic.Type, method string) bool {
	around := p.FunctionAround(at)
	return (around.IsCoroutineFunction() || around.IsAsyncGenerator()) && t.RaisesInLoop(method) && !catches(at, "RuntimeError")
}

// methodOf returns the name of the method that t's class defines, to point at.
func methodOf(t semantic.Type, method string) syntax.Node {
	if f, found := t.Class().Method(method); found == semantic.Yes {
		return definedAt(f)
	}
	return syntax.Node{}
}
