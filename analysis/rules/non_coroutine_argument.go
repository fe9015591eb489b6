package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NonCoroutineArgument = define(analysis.Rule{
	Name: "non-coroutine-argument", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"D16b", "D19", "D19b"},
	Aliases: []string{"mypy:arg-type", "mypy:func-returns-value", "pyright:reportArgumentType"},
	Check:   nonCoroutineArgument,
})

// create_task and its like take coroutines, gather and its like what can be awaited,
// and raise TypeError for anything else.
func nonCoroutineArgument(p *analysis.Pass) {
	for a := range passings(p, library.TakesCoroutine, library.TakesAwaitable) {
		wanted := "something to await"
		if a.is(library.TakesCoroutine) {
			wanted = "a coroutine"
			if !isNoCoroutine(a.t) {
				continue
			}
		} else if a.t.Implements(semantic.Awaitable) != semantic.No || isIterable(p, a) || isFutureByName(a.t) {
			continue
		}
		if a.t.IsGenerator() || isUncalled(a.t, semantic.Awaitable) {
			continue // which types.coroutine may have made one; see uncalled-function
		}
		call := syntax.As[syntax.Call](a.arg)
		if p.TypeOf(call.Func()).MayGiveAwaitable() {
			continue
		}
		r := fails(p, a.arg, a.t, "'%s' takes %s, not %s", a.Name(), wanted, a.t)
		if await := syntax.As[syntax.Await](a.arg); await.Exists() {
			if p.TypeOf(await.Value()).Implements(semantic.Awaitable) == semantic.Yes {
				r.Fix(fixes.RemoveAwait(await))
			}
			continue
		}
		if a.t.Implements(semantic.Awaitable) == semantic.Yes && a.KeepReference {
			r.Fix(fixes.TakeArgument(a.call, a.arg))
		}
		if callee := p.Callee(call); callee != nil && callee.Name != "" {
			r.See(definedAt(callee), "'%s' is a plain function", callee.Name)
			if isOnlyPassed(p, callee) {
				r.Fix(fixes.MakeFunctionAsync(syntax.As[syntax.FunctionDef](callee.Def)))
			}
		}
	}
}

// isOnlyPassed reports whether f is a function of p and all that calls of f give is taken
// by calls that want a coroutine.
func isOnlyPassed(p *analysis.Pass, f *semantic.Function) bool {
	if f.Module != p.Module {
		return false
	}
	type key struct{}
	everywhere := p.Everywhere(f.Def)
	other := p.Kept(key{}, func() any {
		passed, other := passedIn(p, everywhere, library.TakesCoroutine, library.TakesAwaitable), map[*semantic.Function]bool{}
		for call := range syntax.All[syntax.Call](everywhere) {
			if !passed[call.Node] {
				other[p.Callee(call)] = true
			}
		}
		return other
	}).(map[*semantic.Function]bool)
	return !other[f]
}

// isFutureByName reports whether t is or may be a future for asyncio, which goes by an
// attribute of the class (asyncio.isfuture).
func isFutureByName(t semantic.Type) bool {
	_, has := t.Class().Lookup("_asyncio_future_blocking")
	return t.IsInstance() && has == semantic.Yes
}

// isNoCoroutine reports whether t is surely no coroutine: it cannot be awaited at all,
// or is a future.
func isNoCoroutine(t semantic.Type) bool {
	return t.Implements(semantic.Awaitable) == semantic.No ||
		t.IsInstance() && t.Class().IsSubclassOf("asyncio.Future") == semantic.Yes
}
