package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitNonAwaitable = define(analysis.Rule{
	Name: "await-non-awaitable", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"23", "24", "D04", "D05", "D07", "D08", "D09", "E04", "E16", "D30c", "H24b", "D31", "D31b", "D31c", "D31d", "D31e"},
	Aliases: []string{"mypy:misc", "mypy:func-returns-value", "pyright:reportGeneralTypeIssues", "pyrefly:not-async", "ty:invalid-await"},
	Check:   awaitNonAwaitable,
})

// await calls __await__ on the type of its operand.
func awaitNonAwaitable(p *analysis.Pass) {
	for await := range syntax.All[syntax.Await](p.Root()) {
		value := await.Value()
		t := p.TypeOf(value).Used()
		if t.Implements(semantic.Awaitable) != semantic.No || t.IsAsyncGenerator() || isUncalled(t, semantic.Awaitable) || hasPartOf(t, semantic.Awaitable) {
			continue
		}
		call := syntax.As[syntax.Call](value)
		if p.TypeOf(call.Func()).MayGiveAwaitable() {
			continue
		}
		if t.Implements(semantic.AsyncContextManager) == semantic.Yes {
			reportAwaitedManager(p, await, t)
			continue
		}
		callee := p.Callee(call)
		if callee == nil || callee.Name == "" {
			r := fails(p, await.Node, t, "'await' cannot take %s: it has no '__await__'", t)
			if gather := gatherElements(p, value); !gather.IsNone() {
				r.Fix(gather)
			} else {
				r.Fix(fixes.RemoveAwait(await))
			}
			continue
		}
		r := fails(p, await.Node, t, "'%s()' returns %s, which 'await' cannot take", callee.Name, t)
		r.See(definedAt(callee), "'%s' is a plain function", callee.Name)
		r.Fix(fixes.RemoveAwait(await))
		if callee.Module == p.Module {
			r.Fix(fixes.MakeCalleeAsync(p.Module, syntax.As[syntax.FunctionDef](callee.Def)))
		}
	}
}

// reportAwaitedManager reports an await of t, an asynchronous context manager, which is
// there to be entered.
func reportAwaitedManager(p *analysis.Pass, await syntax.Await, t semantic.Type) {
	r := fails(p, await.Node, t, "'await' cannot take %s, which 'async with' enters", t).
		See(methodOf(t, "__aenter__"), "'async with' awaits '__aenter__()'")
	if f := t.Function(); f != nil {
		r.See(definedAt(f), "'%s' makes a context manager", f.Name)
	}
	item := syntax.As[syntax.WithItem](await.Parent())
	switch {
	case item.Exists() && item.Parent().IsAsync():
		r.Fix(fixes.RemoveAwait(await))
	case item.Exists():
		r.Fix(fixes.Join(fixes.RemoveAwait(await), fixes.MakeAsync(item.Node)).Titled("Enter it with 'async with'"))
	default:
		r.Fix(fixes.EnterAwaited(await))
	}
}

// gatherElements awaits the elements of a list, tuple or set of awaitables together.
func gatherElements(p *analysis.Pass, display syntax.Node) fixes.Fix {
	if !display.Is(syntax.KindList, syntax.KindTuple, syntax.KindSet) {
		return fixes.None
	}
	elements := 0
	for elt := range display.Fields(syntax.FieldElt) {
		if p.TypeOf(elt).Implements(semantic.Awaitable) != semantic.Yes {
			return fixes.None
		}
		elements++
	}
	if elements == 0 {
		return fixes.None
	}
	return fixes.Gather(display)
}
