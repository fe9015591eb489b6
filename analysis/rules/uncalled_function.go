package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UncalledFunction = define(analysis.Rule{
	Name: "uncalled-function", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D06", "B13", "E07", "E08", "D16", "D18", "D20", "D36", "H20b"},
	Check:  uncalledFunction,
})

// What has to be awaited, entered, iterated or made a task is what the call gives, not
// the function or class.
func uncalledFunction(p *analysis.Pass) {
	check := func(value syntax.Node, keyword string, protocol *semantic.Protocol) {
		t := p.TypeOf(value).Used()
		if !isUncalled(t, protocol) {
			return
		}
		fails(p, value, t, "'%s' cannot take %s: call it", keyword, t).Fix(addCall(t, value))
	}
	uncalledArguments(p)
	for n := range p.Root().Subtree() {
		switch n.Kind() {
		case syntax.KindAwait:
			check(syntax.As[syntax.Await](n).Value(), "await", semantic.Awaitable)
		case syntax.KindWithItem:
			if n.Parent().IsAsync() {
				check(syntax.As[syntax.WithItem](n).ContextExpr(), "async with", semantic.AsyncContextManager)
			} else {
				check(syntax.As[syntax.WithItem](n).ContextExpr(), "with", semantic.ContextManager)
			}
		case syntax.KindFor, syntax.KindComprehension:
			if n.IsAsync() {
				check(n.Field(syntax.FieldIter), "async for", semantic.AsyncIterable)
			} else {
				check(n.Field(syntax.FieldIter), "for", semantic.Iterable)
			}
		}
	}
}

// uncalledArguments reports functions in the place of the coroutines that they make.
func uncalledArguments(p *analysis.Pass) {
	for a := range passings(p, library.TakesCoroutine, library.TakesAwaitable) {
		if isUncalled(a.t, semantic.Awaitable) {
			fails(p, a.arg, a.t, "'%s' takes a coroutine, not %s: call it", a.Name(), a.t).Fix(addCall(a.t, a.arg))
		}
	}
}

// addCall is the fix that calls expr, functions or classes t. Where that takes arguments
// it is only a start.
func addCall(t semantic.Type, expr syntax.Node) fixes.Fix {
	fix := fixes.AddCall(expr)
	for _, m := range t.Members() {
		if needsArguments(m) {
			return fix.WithSafety(fixes.Sketch)
		}
	}
	return fix
}

// needsArguments reports whether t, a function, has parameters that a call without
// arguments gives nothing for.
func needsArguments(t semantic.Type) bool {
	f := t.Function()
	if f == nil || !f.Def.Is(syntax.KindFunctionDef) {
		return false
	}
	needed := 0
	for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		if a.Role() != syntax.FieldVararg && a.Role() != syntax.FieldKwarg && !a.Default().Exists() {
			needed++
		}
	}
	if f.Class != nil && needed > 0 {
		needed-- // mostly self
	}
	return needed > 0
}

// isUncalled reports whether t is a function or class that does not implement
// protocol while what calling it gives does.
func isUncalled(t semantic.Type, protocol *semantic.Protocol) bool {
	return (t.IsFunction() || t.IsClassObject()) &&
		t.Implements(protocol) == semantic.No && t.Call().Implements(protocol) == semantic.Yes
}
