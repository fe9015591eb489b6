package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NestedAsyncWith = define(analysis.Rule{
	Name: "nested-async-with", Family: "context-manager", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"42"},
	Aliases: []string{"SIM117"},
	Check:   nestedAsyncWith,
})

// One async with enters several managers, in order, as statements within each other do.
func nestedAsyncWith(p *analysis.Pass) {
	for outer := range syntax.All[syntax.With](p.Root()) {
		inner := onlyStatement(outer)
		if !outer.IsAsync() || !inner.IsAsync() || standsOut(p, outer) || standsOut(p, inner) {
			continue
		}
		p.Report(inner.Field(syntax.FieldItems), "this 'async with' is all that the one around it holds; one statement can enter both").
			See(outer.Field(syntax.FieldItems), "the one around it").
			Fix(fixes.MergeWith(outer, inner))
	}
}

// onlyStatement returns the with statement that is all of the body of with.
func onlyStatement(with syntax.With) (only syntax.With) {
	n := 0
	for stmt := range with.Body() {
		only = syntax.As[syntax.With](stmt)
		n++
	}
	if n != 1 {
		return syntax.With{}
	}
	return only
}

// standsOut reports whether with enters a time limit or a group of tasks, which are
// clearer in a statement of their own.
func standsOut(p *analysis.Pass, with syntax.With) bool {
	for item := range with.Items() {
		switch p.QualifiedName(syntax.As[syntax.Call](item.ContextExpr()).Func()) {
		case "asyncio.timeout", "asyncio.timeout_at", "asyncio.TaskGroup", "trio.open_nursery", "anyio.create_task_group", "async_timeout.timeout":
			return true
		}
	}
	return false
}
