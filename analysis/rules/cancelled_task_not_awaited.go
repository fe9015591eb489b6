package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CancelledTaskNotAwaited = define(analysis.Rule{
	Name: "cancelled-task-not-awaited", Family: "cancellation", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"H32"},
	Check:  cancelledTaskNotAwaited,
})

// cancel() only asks: the task gets the exception when it runs next, and may take its
// time to clean up.
func cancelledTaskNotAwaited(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		method := syntax.As[syntax.Attribute](syntax.As[syntax.Call](stmt.Value()).Func())
		task := method.Value()
		if method.Attr().Text() != "cancel" || !task.Is(syntax.KindName) {
			continue
		}
		last, tasks, names := stmt.Node, task.Text(), task
		if loop := syntax.As[syntax.For](stmt.Parent()); loop.Exists() && loop.Target().Text() == task.Text() && loop.Iter().Is(syntax.KindName) {
			last, tasks, names = loop.Node, "*"+loop.Iter().Text(), loop.Iter()
			task = boundTo(p, names).Field(syntax.FieldElt)
		}
		if isTask(p, task) && isLastRead(p, names, last) {
			p.Report(stmt.Value(), "'%s' is asked to end here, and nothing waits until it has ended", method.Value().Text()).
				Fix(fixes.AwaitCancelled(last, tasks))
		}
	}
}

func isTask(p *analysis.Pass, n syntax.Node) bool {
	return p.TypeOf(n).Class().IsSubclassOf("asyncio.Task") == semantic.Yes
}

// isLastRead reports whether name, a local variable of a coroutine function, is surely
// not read behind stmt, in which it is.
func isLastRead(p *analysis.Pass, name, stmt syntax.Node) bool {
	f := p.FunctionAround(name)
	if !f.IsCoroutineFunction() {
		return false
	}
	for around := range withinFunction(stmt) {
		if around.Parent().Is(syntax.KindFor, syntax.KindWhile) {
			return false
		}
	}
	for assign := range syntax.All[syntax.Assign](f.Def) {
		target := onlyTarget(assign)
		if target.Text() != name.Text() || p.FunctionAround(target) != f {
			continue
		}
		reads := onlyReads(p, target)
		for _, r := range reads {
			if p.FunctionAround(r) != f || stmt.Before(r) && !stmt.Contains(r) || !isOnlyWatched(p, r, stmt) {
				return false
			}
		}
		return len(reads) > 0
	}
	return false
}

// isOnlyWatched reports whether read, before stmt or in it, hands the task or the tasks to
// nobody who might wait for them.
func isOnlyWatched(p *analysis.Pass, read, stmt syntax.Node) bool {
	call := syntax.As[syntax.Call](read.Parent())
	return stmt.Contains(read) || read.Parent().Is(syntax.KindAttribute, syntax.KindAwait) ||
		strings.HasPrefix(p.QualifiedName(call.Func()), "asyncio.")
}
