package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var RunUntilComplete = define(analysis.Rule{
	Name: "run-until-complete", Family: "modernisation", Severity: analysis.Hint, Since: "0.1.0", Covers: []string{"X04"},
	Check: runUntilComplete,
})

// asyncio.run makes a loop, runs the coroutine, cancels what is left, and closes the
// loop; asyncio.get_event_loop without a running loop is an error from Python 3.14 on.
func runUntilComplete(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		method := syntax.As[syntax.Attribute](call.Func())
		if method.Attr().Text() != "run_until_complete" || p.Target < 7 {
			continue
		}
		if fix := fixes.AsyncioRun(p.Module, call); !fix.IsNone() {
			p.Report(method.Attr(), "'asyncio.run' does what 'get_event_loop' and 'run_until_complete' do here, and closes the loop").Fix(fix)
		}
	}
}
