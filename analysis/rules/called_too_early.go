package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CalledTooEarly = define(analysis.Rule{
	Name: "called-too-early", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H20", "H20c", "H22", "H23"},
	Check:  calledTooEarly,
})

// What is to be called later, or in another thread, is passed as it is; a call of it is
// made before, and what that gives cannot be called.
func calledTooEarly(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		checkDeclared(p, call)
	}
	for a := range passings(p, library.TakesCoroutineFunction, library.TakesCallable) {
		called := syntax.As[syntax.Call](a.arg)
		if !a.t.IsCoroutine() && (!called.Exists() || !isNoCallable(a.t)) {
			continue
		}
		r := loses(p, a.arg, a.t, "'%s' calls what it is given, and %s cannot be called", a.Name(), a.t)
		if !called.Exists() {
			continue
		}
		behind, many := a.Behind(a.arg)
		if a.is(library.TakesCoroutineFunction) || !a.t.IsCoroutine() {
			r.Fix(fixes.PassFunction(called, many && len(behind) == 0))
			continue
		}
		switch {
		case a.Caller == "loop" && a.Given == "" && len(behind) == 0:
			r.Fix(fixes.DeferCall(called, "asyncio", "create_task"))
		case a.Caller == "nobody" && len(behind) == 0 && !a.call.Keyword("args").Exists():
			r.Fix(fixes.DeferCall(called, "asyncio", "run"))
		case a.Caller == "thread" && isAwaited(a.call.Node) && len(behind) == 0:
			r.Fix(fixes.AwaitArgument(a.call, a.arg))
		}
	}
}

// checkDeclared reports the coroutines among the arguments of call, made by a call in place,
// that it takes for parameters which are declared to be something to call.
func checkDeclared(p *analysis.Pass, call syntax.Call) {
	if !passesCoroutine(p, call) || library.FactsAt(p.Module, call).Function != nil {
		return
	}
	for a := range annotatedArguments(p, call) {
		made := syntax.As[syntax.Call](a.arg)
		if !made.Exists() || !p.TypeOf(a.arg).IsCoroutine() {
			continue
		}
		if t := a.f.Module.Declared(a.parameter.Annotation()); mayBeCalled(t) && !mayBeCoroutine(t) {
			loses(p, a.arg, p.TypeOf(a.arg), "'%s' calls what it is given for '%s', and %s cannot be called", calledName(call), a.parameter.Name().Text(), p.TypeOf(a.arg)).
				As(analysis.Warning).
				Fix(fixes.PassFunction(made, false))
		}
	}
}

// isNoCallable reports whether t is surely nothing that can be called, nor what such
// parameters take otherwise: a string, bytes, a number, a tuple.
func isNoCallable(t semantic.Type) bool {
	if t.IsNone() {
		return true
	}
	if !t.IsInstance() || len(t.Members()) != 1 || t.Class().Has("__call__") != semantic.No {
		return false
	}
	for _, name := range []string{"builtins.str", "builtins.bytes", "builtins.int", "builtins.tuple"} {
		if t.Class().IsSubclassOf(name) != semantic.No {
			return false
		}
	}
	return true
}
