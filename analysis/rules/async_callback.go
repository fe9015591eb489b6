package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncCallback = define(analysis.Rule{
	Name: "async-callback", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D25", "D26", "D27", "H23c", "D29", "D29b", "D29c", "D29d", "E10d", "D28", "D28b", "D28c"},
	Check:  asyncCallback,
})

// What calls a function and does not await what that gives makes a coroutine of a
// coroutine function, of which nothing runs.
func asyncCallback(p *analysis.Pass) {
	for a := range passings(p, library.TakesCallable) {
		if !isCoroutineFunction(a.t) || a.Caller == "caller" || isAwaited(a.call.Node) && isAwaited(a.call.Parent()) {
			continue
		}
		f := a.t.Call().Function()
		loses(p, a.arg, a.t, "'%s' calls %s and awaits nothing: the coroutine does not run", a.Name(), a.t).
			See(definedAt(f), "'%s' is a coroutine function", wordOf(f)).
			Fix(twinOf(p, a)).
			Fix(runCallback(a))
	}
	for def := range syntax.All[syntax.FunctionDef](p.Root()) {
		for d := range def.Decorators() {
			facts := library.FactsOf(p.TypeOf(d).Function())
			if f := p.FunctionOf(def.Node); f.IsCoroutineFunction() && facts.Caller == "nobody" {
				loses(p, d, p.TypeOf(d), "'%s' calls function '%s' and awaits nothing: the coroutine does not run", facts.Name(), f.Name)
			}
		}
	}
}

// isAsyncCallback reports whether n is a call that asyncCallback finds, whose result is
// the coroutine.
func isAsyncCallback(p *analysis.Pass, n syntax.Node) bool {
	call := syntax.As[syntax.Call](n)
	if !call.Exists() {
		return false
	}
	facts := library.FactsAt(p.Module, call)
	for arg := range facts.Arguments(library.TakesCallable) {
		if facts.Caller == "thread" && isCoroutineFunction(p.TypeOf(arg)) {
			return true
		}
	}
	return false
}

// twinOf calls the method of the same object that awaits what this one does not, or the
// reverse.
func twinOf(p *analysis.Pass, a passing) fixes.Fix {
	receiver := p.TypeOf(syntax.As[syntax.Attribute](a.call.Func()).Value())
	if a.Twin == "" || !receiver.Attribute(a.Twin).IsFunction() {
		return fixes.None
	}
	return fixes.RenameMethodCalled(a.call, a.Twin)
}

// runCallback lets something run the coroutine that the argument a gives when it is
// called: a task where the event loop calls it, asyncio.run in another thread and at the
// end of the program, and an await instead of a thread whose result is awaited.
func runCallback(a passing) fixes.Fix {
	behind, _ := a.Behind(a.arg)
	if lambda := syntax.As[syntax.Lambda](a.arg); lambda.Exists() && len(behind) == 0 {
		return runBody(a, lambda)
	}
	switch a.Caller {
	case "loop":
		return fixes.Defer(a.arg, behind, a.Given, "asyncio", "create_task")
	case "thread":
		if !isAwaited(a.call.Node) {
			return fixes.RunBy(a.arg, behind, syntax.Node{}, "asyncio", "run")
		}
		if a.TakesAnyKeyword() {
			for _, k := range keywordsOf(a.call) {
				behind = append(behind, k.Node)
			}
		}
		return fixes.AwaitCall(a.call, a.arg, behind)
	case "nobody":
		if args := a.call.Keyword("args"); args.Exists() && !a.call.Keyword("kwargs").Exists() {
			return fixes.RunBy(a.arg, nil, args, "asyncio", "run")
		}
		if a.call.Keyword("kwargs").Exists() || a.TakesAnyKeyword() && len(keywordsOf(a.call)) > 0 {
			return fixes.None
		}
		return fixes.Defer(a.arg, behind, "", "asyncio", "run")
	}
	if a.Name() == "filter" {
		return fixes.FilterAwaiting(a.call)
	}
	return fixes.None
}

// runBody does the same for a lambda, whose body is the coroutine.
func runBody(a passing, lambda syntax.Lambda) fixes.Fix {
	switch {
	case a.Caller == "loop":
		return fixes.WrapCall(lambda.Body(), "asyncio", "create_task")
	case a.Caller == "thread" && isAwaited(a.call.Node):
		return fixes.AwaitArgument(a.call, lambda.Body())
	case a.Caller == "thread", a.Caller == "nobody":
		return fixes.WrapCall(lambda.Body(), "asyncio", "run")
	}
	return fixes.None
}
