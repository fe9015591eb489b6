package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ResultBeforeDone = define(analysis.Rule{
	Name: "result-before-done", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H28"},
	Check:  resultBeforeDone,
})

// A task runs when the code that made it awaits something; until then it has no result.
func resultBeforeDone(p *analysis.Pass) {
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		target := onlyTarget(assign)
		f := p.FunctionAround(target)
		if !target.Is(syntax.KindName) || !f.IsCoroutineFunction() && !f.IsAsyncGenerator() || !makesTask(p, syntax.As[syntax.Call](assign.Value())) {
			continue
		}
		for _, r := range onlyReads(p, target) {
			method := syntax.As[syntax.Attribute](r.Parent())
			name := method.Attr().Text()
			if !method.Exists() || name == "done" {
				break // whoever gets it may wait for it, or knows
			}
			call := syntax.As[syntax.Call](method.Parent())
			if call.Func() != method.Node || name != "result" && name != "exception" {
				continue
			}
			if asksAtOnce(p, assign, call) && !isEager(p, assign) {
				report := loses(p, call.Node, p.TypeOf(r), "'%s()' fails: nothing was awaited since the task was made, so it has not run", calledName(call)).
					See(assign.Value(), "the task is made here")
				if name == "result" {
					report.Fix(fixes.AwaitInPlace(call.Node, r).Titled("Await the task"))
				}
			}
			break
		}
	}
}

// isEager reports whether the module of assign speaks of tasks that run at once when they
// are made (Python 3.12).
func isEager(p *analysis.Pass, assign syntax.Assign) bool { return p.Anywhere(assign, eagerness{}) }

// eagerness is the sign that tasks are made that run at once.
type eagerness struct{}

func (eagerness) In(stmt syntax.Node) (n int) {
	for _, word := range []string{"eager_task_factory", "create_eager_task_factory", "eager_start"} {
		for range stmt.Words(word) {
			n++
		}
	}
	return n
}

// makesTask reports whether call makes an asyncio task of a coroutine.
func makesTask(p *analysis.Pass, call syntax.Call) bool {
	if p.TypeOf(call.Node).Class().IsSubclassOf("asyncio.Future") != semantic.Yes {
		return false
	}
	facts := library.FactsAt(p.Module, call)
	for _, mark := range []library.Mark{library.TakesCoroutine, library.TakesAwaitable} {
		for arg := range facts.Arguments(mark) {
			return p.TypeOf(arg).IsCoroutine()
		}
	}
	return false
}

// asksAtOnce reports whether call surely runs behind assign, in the same function, with
// nothing between that lets the event loop run, and in no try that expects it to fail.
func asksAtOnce(p *analysis.Pass, assign syntax.Assign, call syntax.Call) bool {
	f := p.FunctionAround(assign.Node)
	if p.FunctionAround(call.Node) != f || !runsBefore(assign.Node, call.Node) || !isSure(call.Node, statementIn(call.Node, assign.Parent())) {
		return false
	}
	for around := range withinFunction(call.Node) {
		if around.Role() == syntax.FieldBody && around.Parent().Field(syntax.FieldHandlers).Exists() {
			return false
		}
	}
	for n := range f.Def.Subtree() {
		if !n.Before(assign.Node) && n.Before(call.Node) && mayPause(n) && p.FunctionAround(n) == f {
			return false
		}
	}
	return true
}

// mayPause reports whether n is where a coroutine may let the event loop run.
func mayPause(n syntax.Node) bool {
	return n.Is(syntax.KindAwait, syntax.KindYield, syntax.KindYieldFrom) || n.IsAsync() && !n.Is(syntax.KindFunctionDef)
}
