package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var TaskStatusNeverStarted = define(analysis.Rule{
	Name: "task-status-never-started", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"84"}, Aliases: []string{"ASYNC128"},
	Check: taskStatusNeverStarted,
})

// start() waits until the task calls task_status.started(), and raises RuntimeError if
// the task ends without.
func taskStatusNeverStarted(p *analysis.Pass) {
	for _, f := range p.Functions {
		status := parameter(f, "task_status")
		if f.Def.IsBroken() || !f.IsCoroutineFunction() || !status.Exists() || f.IsAbstract() || f.Decorated() != semantic.No || isInTest(p, f.Def) {
			continue
		}
		used := false
		for n := range syntax.All[syntax.Name](f.Def) {
			used = used || n.Text() == "task_status" || n.Text() == "locals"
		}
		if !used && endsByItself(f) {
			p.Report(status.Name(), "'task_status.started()' is never called, so that 'start(%s)' raises RuntimeError", f.Name).
				Fix(fixes.PrependStatement(syntax.As[syntax.FunctionDef](f.Def), "task_status.started()").WithSafety(fixes.Sketch))
		}
	}
}

// endsByItself reports whether f does more than raise.
func endsByItself(f *semantic.Function) bool {
	return jumpOf(f.Def.Fields(syntax.FieldBody)) != syntax.KindRaise
}

// parameter returns the parameter of f that is called name.
func parameter(f *semantic.Function, name string) syntax.Arg {
	if f != nil {
		for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
			if a.Name().Text() == name && a.Role() != syntax.FieldVararg && a.Role() != syntax.FieldKwarg {
				return a
			}
		}
	}
	return syntax.Arg{}
}
