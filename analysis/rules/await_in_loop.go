package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitInLoop = define(analysis.Rule{
	Name: "await-in-loop", Family: "task", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"27"},
	Aliases: []string{"WPS476", "GatherSequentialAwait"},
	Check:   awaitInLoop,
})

// A loop that does nothing but await takes as long as all its waits together; run at a
// time they take as long as the longest.
func awaitInLoop(p *analysis.Pass) {
	for n := range p.Root().Subtree() {
		if !n.Is(syntax.KindFor, syntax.KindListComp) {
			continue
		}
		loop := fixes.AwaitingLoopOf(n)
		call := loop.Await.Value()
		if !call.Exists() || !usesName(call, loop.Target) || p.TypeOf(call).Implements(semantic.Awaitable) == semantic.No ||
			keepsOrder(lastName(syntax.As[syntax.Call](call).Func())) || strings.HasPrefix(p.QualifiedName(syntax.As[syntax.Call](call).Func()), "asyncio.") {
			continue
		}
		r := p.Report(loop.Await, "each '%s()' waits until the one before has ended", calledName(syntax.As[syntax.Call](call)))
		if mayUseAsyncio(p, n) {
			r.Fix(loop.Gather())
		}
	}
}

// keepsOrder reports whether name is that of a method of what takes one thing after the
// other: a stream, a queue, a connection.
func keepsOrder(name string) bool {
	for _, verb := range []string{"send", "write", "put", "execute", "publish", "emit", "drain"} {
		if name == verb || strings.HasPrefix(name, verb+"_") {
			return true
		}
	}
	return false
}
