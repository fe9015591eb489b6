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
	if strings.HasSuffix(loop.Text(), "new_event_loop()") || p.Anywhere(call, newLoop{strings.Clone(loop.Text())}) {
		return true
	}
	main := p.FunctionAround(call.Node)
	return (main == nil || strings.Trim(main.Name, "_") == "main") && p.Once(call, loopRun{}) && !p.Anywhere(call, otherLoopSet{strings.Clone(loop.Text())})
}

// newLoop is the sign that a new event loop is called name.
type newLoop struct{ name string }

func (s newLoop) In(stmt syntax.Node) int {
	return count(stmt, func(call syntax.Call) bool {
		assign := syntax.As[syntax.Assign](call.Parent())
		return lastName(call.Func()) == "new_event_loop" && assign.Exists() && assign.Field(syntax.FieldTarget).Text() == s.name
	})
}

// loopRun is the sign that an event loop runs until something is complete.
type loopRun struct{}

func (loopRun) In(stmt syntax.Node) int {
	return count(stmt, func(call syntax.Call) bool { return lastName(call.Func()) == "run_until_complete" })
}

// otherLoopSet is the sign that an event loop is chosen that is not called name.
type otherLoopSet struct{ name string }

func (s otherLoopSet) In(stmt syntax.Node) int {
	return count(stmt, func(call syntax.Call) bool {
		return lastName(call.Func()) == "set_event_loop" && call.Arg(0).Text() != s.name
	})
}
