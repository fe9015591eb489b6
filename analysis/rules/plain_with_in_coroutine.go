package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var PlainWithInCoroutine = define(analysis.Rule{
	Name: "plain-with-in-coroutine", Family: "context-manager", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"32"},
	Aliases: []string{"S7515"},
	Check:   plainWithInCoroutine,
})

// A class that awaits something to be entered or left, and has a plain way to do the
// same for plain functions, is made for async with in coroutine functions.
func plainWithInCoroutine(p *analysis.Pass) {
	for with := range syntax.All[syntax.With](p.Root()) {
		around := p.FunctionAround(with.Node)
		if with.IsAsync() || !around.IsCoroutineFunction() && !around.IsAsyncGenerator() {
			continue
		}
		for item := range with.Items() {
			manager := item.ContextExpr()
			t := p.TypeOf(manager)
			if t.Implements(semantic.ContextManager) == semantic.Yes && awaitsItsWay(p, t.Class(), manager) {
				loses(p, manager, t, "%s awaits what 'async with' enters and leaves; plain 'with' does it without", t).
					See(methodOf(t, "__aenter__"), "'async with' awaits '__aenter__()'").
					Fix(fixes.MakeAsync(item.Node).WithSafety(fixes.Unsafe))
			}
		}
	}
}

// awaitsItsWay reports whether __aenter__ or __aexit__ of c, the class of manager, awaits
// something.
func awaitsItsWay(p *analysis.Pass, c *semantic.Class, manager syntax.Node) bool {
	if c == nil || c.Implements(semantic.AsyncContextManager) != semantic.Yes {
		return false
	}
	for _, name := range []string{"__aenter__", "__aexit__"} {
		f, found := c.Method(name)
		if found != semantic.Yes || f == nil {
			continue
		}
		p.LookInto(f.Def, manager)
		for range syntax.All[syntax.Await](f.Def) {
			return true
		}
	}
	return false
}
