package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NestedEventLoop = define(analysis.Rule{
	Name: "nested-event-loop", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D21", "D22", "D20b"},
	Check:  nestedEventLoop,
})

// The code of a coroutine function runs inside an event loop, and in its thread no
// other can be started.
func nestedEventLoop(p *analysis.Pass) {
	for _, f := range factual(p) {
		call, facts := f.call, f.facts
		around := p.FunctionAround(call.Node)
		if !around.IsCoroutineFunction() && !around.IsAsyncGenerator() {
			continue
		}
		if facts.Blocks != "loop" || !excludes(p, call, facts) || catches(call.Node, "RuntimeError") || imports(p, "nest_asyncio") || forks(around) || isWhereLoop(call.Node, false) {
			continue
		}
		loses(p, call.Func(), p.TypeOf(call.Node), "'%s' starts an event loop, and '%s' runs inside one already", facts.Name(), around.Name).
			See(definedAt(around), "'%s' is a coroutine function", around.Name).
			Fix(awaitWhatRuns(call, facts))
	}
}

// excludes reports whether the loop that call starts cannot run inside the one that runs
// around it: asyncio, and what runs on it, and trio look only for a loop of their own, anyio
// for both.
func excludes(p *analysis.Pass, call syntax.Call, facts *library.Facts) bool {
	around := library.AsyncAt(p.Module, call.Node)
	switch starter, _, _ := strings.Cut(facts.Function.Module.Name, "."); starter {
	case "anyio":
		return true
	case "trio":
		return around == library.Trio
	}
	return around != library.Trio
}

// awaitWhatRuns awaits what call, which starts an event loop, would run in it.
func awaitWhatRuns(call syntax.Call, facts *library.Facts) fixes.Fix {
	for _, kind := range []library.Mark{library.TakesCoroutine, library.TakesAwaitable} {
		for arg := range facts.Arguments(kind) {
			return fixes.AwaitArgument(call, arg)
		}
	}
	for function := range facts.Arguments(library.TakesCoroutineFunction) {
		if behind, ok := facts.Behind(function); ok {
			return fixes.AwaitCall(call, function, behind)
		}
	}
	return fixes.None
}

// forks reports whether f forks: in a process that was forked, no loop runs.
func forks(f *semantic.Function) bool {
	type key struct{ f *semantic.Function }
	return f.Module.Kept(key{f}, func() any {
		for call := range syntax.All[syntax.Call](f.Def) {
			if lastName(call.Func()) == "fork" {
				return true
			}
		}
		return false
	}).(bool)
}
