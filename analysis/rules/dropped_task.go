package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var DroppedTask = define(analysis.Rule{
	Name: "dropped-task", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"85", "H01", "D15", "H26"},
	Aliases: []string{"RUF006", "asyncio-dangling-task", "ASYNC300", "S7502", "mypy:unused-awaitable", "ty:unused-awaitable"},
	Check:   droppedTask,
})

// The event loop refers to tasks weakly (asyncio.create_task, "Important"), and nobody
// hears of the exception of a task that nothing refers to.
func droppedTask(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		for value := range dropped(stmt.Value()) {
			if p.FunctionAround(value) == nil {
				break // see no-running-loop
			}
			call := maker(value)
			if facts := library.FactsAt(p.Module, call); startsTask(p, facts) {
				reportDroppedTask(p, stmt, call, facts)
			}
		}
	}
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		target, call := assign.Field(syntax.FieldTarget), syntax.As[syntax.Call](assign.Value())
		if !target.Is(syntax.KindName) || p.FunctionAround(target) == nil || target.Next() != assign.Value() {
			continue
		}
		if !startsTask(p, library.FactsAt(p.Module, call)) {
			continue
		}
		if reads, sure := p.Reads(target); sure != semantic.Yes || len(reads) > 0 {
			continue
		}
		loses(p, call.Node, p.TypeOf(call.Node), "nothing reads '%s': the task may be collected before it is done, and its exception is lost", target.Text()).
			Fix(fixes.KeepTask(call.Node))
	}
}

func reportDroppedTask(p *analysis.Pass, stmt syntax.ExprStmt, call syntax.Call, facts *library.Facts) {
	t := p.TypeOf(call.Node)
	await := fixes.Await(call.Node).Titled("Await it")
	if call.Parent() != stmt.Node {
		await = fixes.None
	}
	if isJoined(facts) {
		if !p.FunctionAround(stmt.Node).IsCoroutineFunction() {
			return // which cannot wait for it
		}
		group := fixes.None
		if facts.Name() == "gather" {
			group = fixes.GroupTasks(p.Module, call)
		}
		loses(p, call.Node, t, "nobody waits for what '%s()' gives: it may be collected before it is done, and its exception is lost", facts.Name()).
			Fix(await).Fix(group).Fix(fixes.KeepTask(call.Node))
		return
	}
	loses(p, call.Node, t, "nothing keeps the task of '%s()': it may be collected before it is done, and its exception is lost", facts.Name()).
		Fix(fixes.KeepTask(call.Node)).Fix(await)
}

// startsTask reports whether the call makes a task or future that the event loop does
// not keep. What ensure_future is given may be one that others keep.
func startsTask(p *analysis.Pass, facts *library.Facts) bool {
	if facts.KeepReference && facts.Name() == "ensure_future" {
		for arg := range facts.Arguments(library.TakesAwaitable) {
			return arg.Is(syntax.KindCall) && isNoFuture(p.TypeOf(arg)) || p.TypeOf(arg).IsCoroutine()
		}
	}
	return facts.KeepReference
}

// isNoFuture reports whether t is not known to be a future.
func isNoFuture(t semantic.Type) bool {
	return !t.IsInstance() || t.Class().IsSubclassOf("asyncio.Future") != semantic.Yes
}

// isJoined reports whether the call is there to be waited for: it makes a future of what
// it is given, gather and shield, instead of starting it, create_task and ensure_future.
func isJoined(facts *library.Facts) bool {
	for range facts.Arguments(library.TakesCoroutine) {
		return false
	}
	return facts.Name() != "ensure_future"
}

// maker returns the call that value is, or on whose result it calls a method that gives
// nobody the result itself: create_task(f()).add_done_callback(done).
func maker(value syntax.Node) syntax.Call {
	call := syntax.As[syntax.Call](value)
	method := syntax.As[syntax.Attribute](call.Func())
	if inner := syntax.As[syntax.Call](method.Value()); inner.Exists() {
		switch method.Attr().Text() {
		case "add_done_callback", "set_name":
			return inner
		}
	}
	return call
}
