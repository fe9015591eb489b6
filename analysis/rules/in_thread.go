package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// asyncOf returns the asynchronous library that runs the code at n. Code that tells
// of none is run by asyncio, as nearly all such code is; None of its repairs are
// Safe. It is UnknownAsync where the code tells of several.
func asyncOf(p *analysis.Pass, n syntax.Node) library.Async {
	if a := library.AsyncAt(p.Module, n); a != library.UnknownAsync || imports(p, "asyncio", "trio", "anyio") {
		return a
	}
	return library.Asyncio
}

// inThread is the repair that makes call in a thread and awaits it there. A call that gives a
// coroutine stays: nothing in a thread awaits that.
func inThread(p *analysis.Pass, call syntax.Call) fixes.Fix {
	if p.TypeOf(call.Node).IsCoroutine() {
		return fixes.None
	}
	switch asyncOf(p, call.Node) {
	case library.Trio:
		return fixes.InThread(call, "trio", "to_thread.run_sync", false)
	case library.Anyio:
		return fixes.InThread(call, "anyio", "to_thread.run_sync", false)
	case library.Asyncio:
		if p.Target >= 9 {
			return fixes.InThread(call, "asyncio", "to_thread", true)
		}
	}
	return fixes.None
}
