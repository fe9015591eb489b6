package rules

import (
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NeverAwaited = define(analysis.Rule{
	Name: "never-awaited", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"17", "18", "19", "20", "H25", "E10b", "D01", "D01b", "D01c", "D01d", "D01e", "D01f", "D23", "D30d", "D32", "D33",
		"B15c", "B26"},
	Aliases: []string{"ASYNC105", "pyright:reportUnusedCoroutine", "mypy:unused-coroutine", "mypy:unused-awaitable", "pyrefly:unused-coroutine", "ty:unused-awaitable", "PyAsyncCall"},
	Check:   neverAwaited,
})

// A coroutine runs only while something awaits it, so a call of a coroutine
// function whose value is dropped does nothing. So do other awaitables that wait to
// be awaited.
func neverAwaited(p *analysis.Pass) {
	for stmt := range syntax.All[syntax.ExprStmt](p.Root()) {
		for value := range dropped(stmt.Value()) {
			t := p.TypeOf(value)
			switch {
			case t.IsCoroutine():
				if isAsyncCallback(p, syntax.As[syntax.Await](value).Value()) || value.Is(syntax.KindAttribute) && !isOfProperty(t, value) {
					continue
				}
				loses(p, value, t, "%s is never awaited", t).
					See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function())).
					Fix(fixes.Await(value)).
					Fix(fixes.AwaitAndMakeAsync(p.Module, value)).
					Fix(runOrSchedule(p, stmt, value))
			case isIdle(p, value, t):
				loses(p, value, t, "'%s' does nothing until what it gives is awaited", calledName(syntax.As[syntax.Call](value))).
					Fix(fixes.Await(value).Titled("Await it")).
					Fix(fixes.AwaitAndMakeAsync(p.Module, value))
			case isPromised(p, value, t):
				loses(p, value, t, "'%s' is declared to give an 'Awaitable', which nothing awaits", calledName(syntax.As[syntax.Call](value))).
					As(analysis.Warning).
					Fix(fixes.Await(value).Titled("Await it"))
			}
		}
	}
}

// dropped yields the expressions whose values nobody gets when value stands alone
// as a statement.
func dropped(value syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) { yieldDropped(value, yield) }
}

func yieldDropped(value syntax.Node, yield func(syntax.Node) bool) bool {
	for v := range outcomes(value) {
		switch v.Kind() {
		case syntax.KindListComp, syntax.KindSetComp, syntax.KindTuple, syntax.KindList:
			for elt := range v.Fields(syntax.FieldElt) {
				if !yieldDropped(elt, yield) {
					return false
				}
			}
			continue
		case syntax.KindCall:
			switch lastName(syntax.As[syntax.Call](v).Func()) {
			case "assert_type", "reveal_type": // for type checkers: nothing is to run
				continue
			}
		case syntax.KindAwait, syntax.KindName, syntax.KindAttribute:
		default:
			continue
		}
		if !yield(v) {
			return false
		}
	}
	return true
}

// outcomes yields the expressions of which n gives the value of one as it is: those that a
// conditional expression chooses from, the last operand of a boolean one, else n.
func outcomes(n syntax.Node) iter.Seq[syntax.Node] {
	return func(yield func(syntax.Node) bool) { yieldOutcomes(n, yield) }
}

func yieldOutcomes(n syntax.Node, yield func(syntax.Node) bool) bool {
	switch n.Kind() {
	case syntax.KindIfExp:
		choice := syntax.As[syntax.IfExp](n)
		return yieldOutcomes(choice.Body(), yield) && yieldOutcomes(choice.Orelse(), yield)
	case syntax.KindBoolOp:
		for v := range syntax.As[syntax.BoolOp](n).Values() {
			if !v.Next().Exists() {
				return yieldOutcomes(v, yield)
			}
		}
	}
	return yield(n)
}

// isOfProperty reports whether t is a coroutine that the attribute n makes: each time, by
// its getter.
func isOfProperty(t semantic.Type, n syntax.Node) bool {
	getter := t.Function()
	if getter == nil || getter.Class == nil || getter.Name != lastName(n) {
		return false
	}
	for d := range getter.Def.Fields(syntax.FieldDecoratorList) {
		if lastName(d) == "property" {
			return true
		}
	}
	return false
}

// runOrSchedule is the repair where awaiting is not meant or not possible: the event
// loop is started for a coroutine of the module's own code, a task is made inside a
// coroutine function, and a plain function hands its last coroutine to its caller.
func runOrSchedule(p *analysis.Pass, stmt syntax.ExprStmt, value syntax.Node) fixes.Fix {
	switch around := p.FunctionAround(stmt.Node); {
	case value.Parent() != stmt.Node:
		return fixes.None
	case around.IsCoroutineFunction() && !mayUseAsyncio(p, value):
		return fixes.None
	case around == nil && syntax.Enclosing[syntax.ClassDef](stmt.Node).Exists():
		return fixes.None
	case around == nil:
		return fixes.WrapCall(value, "asyncio", "run").Titled("Run the coroutine with asyncio.run")
	case around.IsCoroutineFunction():
		return fixes.StartTask(value).WithSafety(fixes.Sketch)
	case around.Kind == semantic.PlainFunction && endsWith(around, stmt):
		return fixes.ReturnValue(stmt).WithSafety(fixes.Sketch).Titled("Return the coroutine")
	}
	return fixes.None
}

// endsWith reports whether stmt is the end of f, a function that nobody but its
// callers gives a meaning to, and that returns nothing elsewhere.
func endsWith(f *semantic.Function, stmt syntax.ExprStmt) bool {
	if f == nil || f.Decorated() != semantic.No || strings.HasPrefix(f.Name, "__") || stmt.Parent() != f.Def {
		return false
	}
	for r := range syntax.All[syntax.Return](f.Def) {
		if r.Value().Exists() {
			return false
		}
	}
	var last syntax.Node
	for last = range f.Def.Fields(syntax.FieldBody) {
	}
	return last == stmt.Node
}

// definedAt returns the name in f's def statement, to point at.
func definedAt(f *semantic.Function) syntax.Node {
	if f == nil {
		return syntax.Node{}
	}
	return syntax.As[syntax.FunctionDef](f.Def).Name()
}

// wordOf returns f's name, "" for one that is not known.
func wordOf(f *semantic.Function) string {
	if f == nil {
		return ""
	}
	return f.Name
}
