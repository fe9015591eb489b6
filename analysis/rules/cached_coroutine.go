package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CachedCoroutine = define(analysis.Rule{
	Name: "cached-coroutine", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D11", "D11b", "D12"},
	Check:  cachedCoroutine,
})

// functools.cache and its like give the same object again to the next caller, and a
// coroutine can be awaited only once.
func cachedCoroutine(p *analysis.Pass) {
	for _, f := range p.Functions {
		def := syntax.As[syntax.FunctionDef](f.Def)
		var last syntax.Node
		for last = range def.Decorators() {
		}
		if cache := keeperOf(p, last); cache.Exists() {
			checkCached(p, last, cache, f)
		}
	}
	for call := range syntax.All[syntax.Call](p.Root()) {
		if !call.Arg(0).Exists() || !mayKeep(p, call) {
			continue
		}
		cache := keeperOf(p, call.Func())
		if !cache.Exists() {
			continue
		}
		if f := p.TypeOf(call.Arg(0)); f.IsFunction() {
			checkCached(p, call.Func(), cache, f.Function())
		}
	}
}

// keeperOf returns what names the caching function in decorator, "cache" or
// "lru_cache(maxsize=8)", the zero Node if it is none.
func keeperOf(p *analysis.Pass, decorator syntax.Node) syntax.Node {
	decorator = syntax.Called(decorator)
	if library.FactsOfCallee(p.Module, decorator).KeepsResult {
		return decorator
	}
	return syntax.Node{}
}

// mayKeep reports whether what call calls may be a caching function, by what is known of
// call anyway.
func mayKeep(p *analysis.Pass, call syntax.Call) bool {
	return call.Func().Is(syntax.KindCall) || len(p.Module.TypeOf(call.Func()).Members()) > 1 || library.FactsAt(p.Module, call).KeepsResult
}

// checkCached reports that cache, at the place at, keeps what f gives, if that is of
// use only once.
func checkCached(p *analysis.Pass, at, cache syntax.Node, f *semantic.Function) {
	def := syntax.As[syntax.FunctionDef](f.Def)
	once := f.Returns()
	switch {
	case f.IsAbstract():
		return
	case f.IsCoroutineFunction():
		r := p.Report(at, "'%s' gives the same coroutine of '%s()' again, and it can be awaited only once", lastName(cache), f.Name)
		if mayUseAsyncio(p, at) && f.Module == p.Module {
			r.Fix(fixes.ReturnTask(p.Module, def))
		}
	case f.IsAsyncGenerator():
		p.Report(at, "'%s' gives the same asynchronous generator of '%s()' again, and it can be iterated only once", lastName(cache), f.Name)
	case f.Kind == semantic.PlainFunction && once.IsCoroutine():
		r := p.Report(at, "'%s' gives the same %s again, and it can be awaited only once", lastName(cache), once).
			See(definedAt(once.Function()), "'%s' is a coroutine function", wordOf(once.Function()))
		if mayUseAsyncio(p, at) && f.Module == p.Module {
			r.Fix(makeTasks(f))
		}
	}
}

// makeTasks is the repair for a plain function f that returns coroutines: it returns
// tasks.
func makeTasks(f *semantic.Function) fixes.Fix {
	var parts []fixes.Fix
	for _, r := range f.ReturnStatements() {
		parts = append(parts, fixes.WrapCall(r.Value(), "asyncio", "create_task"))
	}
	if len(parts) == 0 {
		return fixes.None
	}
	return fixes.Join(parts...).Titled("Return a task")
}
