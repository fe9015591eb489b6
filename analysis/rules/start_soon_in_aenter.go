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
	Options: []analysis.Option{{
		Name: "startable-functions", Entry: analysis.CheckNamePattern, Default: []string{},
		Example: `["mylib.serve", "*.listen"]`,
		Doc:     "The functions that tell by `task_status` when they are ready: patterns of dotted names, with `*` for any letters and dots. Those whose parameters are seen need not be named. flake8-async's `startable-in-context-manager` adds to it.",
	}},
})

// A function with the parameter task_status tells when it is ready. start_soon() does
// not wait for that, so the body of the with statement begins before.
func startSoonInAenter(p *analysis.Pass) {
	startable := analysis.OptionOf[[]string](p, "startable-functions")
	for call := range syntax.All[syntax.Call](p.Root()) {
		method := syntax.As[syntax.Attribute](call.Func())
		f := p.FunctionAround(call.Node)
		if method.Attr().Text() != "start_soon" || f == nil || f.Def.IsBroken() || !enters(p, f, call) || !library.AsyncAt(p.Module, call.Node).IsLevelTriggered() {
			continue
		}
		started := p.TypeOf(call.Arg(0)).Function()
		status := parameter(started, "task_status")
		if !status.Exists() && (started != nil || !isNamedIn(p, call.Arg(0), startable)) {
			continue
		}
		name := lastName(call.Arg(0))
		if started != nil {
			name = started.Name
		}
		r := p.Report(method.Attr(), "'start_soon' does not wait until '%s' has called 'task_status.started()', so the body may begin before", name).
			Fix(fixes.Start(call))
		if status.Exists() {
			r.See(status.Name(), "'%s' says by this when it is ready", name)
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
