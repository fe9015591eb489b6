package rules

import (
	"strings"

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
		if method.Attr().Text() != "run_until_complete" || isInTest(p, call.Node) || !ownsLoop(p, call) {
			continue
		}
		if fix := fixes.AsyncioRun(p.Module, call); !fix.IsNone() {
			p.Report(method.Attr(), "'asyncio.run()' does this, cancels what is left over and closes the loop").Fix(fix)
		}
	}
}

// ownsLoop reports whether the event loop of call, run_until_complete, matters to
// nobody else: it is a new one, or that of the main program, which runs once and in a
// module that does not choose the loop.
func ownsLoop(p *analysis.Pass, call syntax.Call) bool {
	loop := syntax.As[syntax.Attribute](call.Func()).Value()
	isNew := strings.HasSuffix(loop.Text(), "new_event_loop()")
	runs, isSet := 0, false
	for other := range syntax.All[syntax.Call](p.Everywhere(call)) {
		switch name := lastName(other.Func()); {
		case name == "run_until_complete":
			runs++
		case name == "set_event_loop":
			isSet = isSet || other.Arg(0).Text() != loop.Text()
		case name == "new_event_loop":
			assign := syntax.As[syntax.Assign](other.Parent())
			isNew = isNew || assign.Exists() && assign.Field(syntax.FieldTarget).Text() == loop.Text()
		}
	}
	if isNew {
		return true
	}
	main := p.FunctionAround(call.Node)
	return runs == 1 && !isSet && (main == nil || strings.Trim(main.Name, "_") == "main")
}
