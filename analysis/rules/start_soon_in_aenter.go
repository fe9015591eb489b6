package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var StartSoonInAenter = define(analysis.Rule{
	Name: "start-soon-in-aenter", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"72"}, Aliases: []string{"ASYNC113"},
	Check: startSoonInAenter,
})

// A function with the parameter task_status tells when it is ready. start_soon() does
// not wait for that, so the body of the with statement begins before.
func startSoonInAenter(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		method := syntax.As[syntax.Attribute](call.Func())
		f := p.FunctionAround(call.Node)
		if method.Attr().Text() != "start_soon" || f == nil || f.Def.IsBroken() || !enters(p, f, call) || !library.AsyncAt(p.Module, call.Node).IsLevelTriggered() {
			continue
		}
		started := p.TypeOf(call.Arg(0)).Function()
		if status := parameter(started, "task_status"); status.Exists() {
			p.Report(method.Attr(), "'start_soon' does not wait until '%s' has called 'task_status.started()', so the body may begin before", started.Name).
				See(status.Name(), "'%s' says by this when it is ready", started.Name).
				Fix(fixes.Start(call))
		}
	}
}

// enters reports whether f, which runs call, prepares the body of a with statement:
// __aenter__, or an asynccontextmanager before its yield.
func enters(p *analysis.Pass, f *semantic.Function, call syntax.Call) bool {
	if f.Name == "__aenter__" && f.IsCoroutineFunction() {
		return true
	}
	if !f.IsAsyncGenerator() || len(f.Yields()) != 1 || !call.Node.Before(f.Yields()[0]) {
		return false
	}
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		if p.QualifiedName(d) == "contextlib.asynccontextmanager" {
			return true
		}
	}
	return false
}
