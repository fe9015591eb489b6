package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/fixes"
)

var SyncFor = define(analysis.Rule{
	Name: "sync-for", Family: "iteration", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"44", "B10", "B21"},
	Aliases: []string{"E1133", "not-an-iterable", "S3862", "mypy:attr-defined", "pyright:reportGeneralTypeIssues", "pyrefly:not-iterable", "ty:not-iterable"},
	Check:   syncFor,
})

// for calls __iter__, which an object that is only an asynchronous iterable does
// not have.
func syncFor(p *analysis.Pass) {
	for n, iterated := range loops(p.Root()) {
		if n.IsAsync() {
			continue
		}
		t := p.TypeOf(iterated).Used()
		if t.Implements(semantic.AsyncIterable) != semantic.Yes {
			continue
		}
		var r *analysis.Report
		switch {
		case raisesHere(p, iterated, t, "__iter__"):
			r = loses(p, iterated, t, "'__iter__' of %s raises while an event loop runs, which it does in a coroutine", t)
		case isCursor(t):
			r = fails(p, iterated, t, "%s is an asynchronous iterable; plain 'for' calls its '__getitem__' instead", t)
		case t.Implements(semantic.Iterable) == semantic.No:
			r = fails(p, iterated, t, "%s is an asynchronous iterable; plain 'for' cannot iterate it", t)
		default:
			continue
		}
		r.See(methodOf(t, "__aiter__"), "only 'async for' calls '__aiter__'").
			See(definedAt(t.Function()), "'%s' is an asynchronous generator", wordOf(t.Function())).
			Fix(fixes.MakeAsync(n)).
			Fix(fixes.MakeAsyncAround(p.Module, n))
	}
}

// isCursor reports whether t is an asynchronous iterator of no known length. What its
// __getitem__ does is to ask for something else than the next item, as that of pymongo's
// AsyncCursor: iterating synchronously calls it, and gets nothing of what is meant.
func isCursor(t semantic.Type) bool {
	c := t.Class()
	return len(t.Members()) == 1 && !t.IsClassObject() && c.Has("__aiter__") == semantic.Yes && c.Has("__anext__") == semantic.Yes &&
		c.Has("__iter__") == semantic.No && c.Has("__getitem__") == semantic.Yes && c.Has("__len__") == semantic.No
}
