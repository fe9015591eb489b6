package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var EarlyCancelledClass = define(analysis.Rule{
	Name: "early-cancelled-class", Family: "cancellation", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"76"}, Aliases: []string{"ASYNC118"},
	Check: earlyCancelledClass,
})

// Which class it is depends on the event loop that runs, and when a module is imported
// none does.
func earlyCancelledClass(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		if kind, _ := p.CodeAround(call.Node); kind != semantic.ModuleCode && !(kind == semantic.ClassCode && p.FunctionAround(call.Node) == nil) {
			continue
		}
		if library.NameAt(p.Module, call.Func()) == "anyio.get_cancelled_exc_class" && !isStaged(p, call.Node) && !isSwitchedOff(p, call.Node) && !handlerAround(call.Node).Exists() {
			p.Report(call.Node, "no event loop runs yet, so that 'get_cancelled_exc_class()' raises")
		}
	}
}
