package rules

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var WaitForOwnLoop = define(analysis.Rule{
	Name: "wait-for-own-loop", Family: "blocking", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"X01"},
	Check:  waitForOwnLoop,
})

// A coroutine that waits, without await, for what its own event loop is to run waits
// forever: the loop runs nothing until the coroutine pauses.
func waitForOwnLoop(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		submitted := submittedToOwnLoop(p, call)
		if !submitted.Exists() {
			continue
		}
		r := loses(p, call.Func(), p.TypeOf(submitted.Node), "'%s()' never returns: it waits for the event loop that it keeps from running", calledName(call)).
			See(submitted.Arg(1), "this is the loop that runs this code")
		if call.Contains(submitted.Node) && lastName(call.Func()) == "result" {
			r.Fix(fixes.AwaitInPlace(call.Node, submitted.Arg(0)).Titled("Await the coroutine"))
		}
	}
}

// submittedToOwnLoop returns the call of run_coroutine_threadsafe for whose result call, in
// a coroutine that the same event loop runs, waits; the zero Call if there is none.
func submittedToOwnLoop(p *analysis.Pass, call syntax.Call) syntax.Call {
	method := syntax.As[syntax.Attribute](call.Func())
	f := p.FunctionAround(call.Node)
	if name := method.Attr().Text(); name != "result" && name != "exception" || !f.IsCoroutineFunction() && !f.IsAsyncGenerator() {
		return syntax.Call{}
	}
	submitted := syntax.As[syntax.Call](boundTo(p, method.Value()))
	if p.QualifiedName(submitted.Func()) != "asyncio.run_coroutine_threadsafe" || !isRunningLoop(p, submitted.Arg(1)) {
		return syntax.Call{}
	}
	return submitted
}

// boundTo returns the only value that n, a local variable, ever has, or n itself if it
// is no name.
func boundTo(p *analysis.Pass, n syntax.Node) syntax.Node {
	f := p.FunctionAround(n)
	if !n.Is(syntax.KindName) || f == nil {
		return n
	}
	target := mentionedIn(p, f)[n.Text()].target
	if target.Exists() && p.FunctionAround(target) == f && slices.Contains(onlyReads(p, target), n) {
		return target.Parent().Field(syntax.FieldValue)
	}
	return n
}

// isRunningLoop reports whether loop, in a coroutine, is surely the event loop that runs
// it.
func isRunningLoop(p *analysis.Pass, loop syntax.Node) bool {
	switch p.QualifiedName(syntax.As[syntax.Call](boundTo(p, loop)).Func()) {
	case "asyncio.get_running_loop", "asyncio.get_event_loop":
		return true
	}
	return false
}
