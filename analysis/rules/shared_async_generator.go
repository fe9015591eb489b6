package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var SharedAsyncGenerator = define(analysis.Rule{
	Name: "shared-async-generator", Family: "generator", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"B24"},
	Check:  sharedAsyncGenerator,
})

// An asynchronous generator is one coroutine that pauses: while one task waits for its
// next item, another cannot ask for one.
func sharedAsyncGenerator(p *analysis.Pass) {
	for _, f := range factual(p) {
		if f.facts.Does(library.TakesAwaitable) {
			checkSteps(p, f.call, f.facts)
		}
	}
	for star := range syntax.All[syntax.Starred](p.Root()) {
		if call := syntax.As[syntax.Call](star.Parent()); star.Role() == syntax.FieldArgs {
			checkEach(p, call, star.Value())
		}
	}
}

// checkSteps reports the arguments of call, which runs them at a time, that advance a
// generator which another one advances.
func checkSteps(p *analysis.Pass, call syntax.Call, facts *library.Facts) {
	first := map[string]syntax.Node{}
	for arg := range facts.Arguments(library.TakesAwaitable) {
		generator := stepped(p, arg)
		name := generator.Text()
		switch {
		case !generator.Exists():
		case !first[name].Exists():
			first[name] = arg
		default:
			report := loses(p, arg, p.TypeOf(generator), "'%s' is advanced twice at a time, which an asynchronous generator does not allow", name).
				See(first[name], "it is advanced here already").
				See(definedAt(p.TypeOf(generator).Function()), "'%s' is an asynchronous generator function", wordOf(p.TypeOf(generator).Function()))
			if onlySteps(p, call) {
				report.Fix(fixes.AwaitEach(syntax.As[syntax.Await](call.Parent())))
			}
			first[name] = arg
		}
	}
}

// checkEach reports items, what a * gives to call, which runs its arguments at a time, if
// each of them advances the same generator.
func checkEach(p *analysis.Pass, call syntax.Call, items syntax.Node) {
	elt := items.Field(syntax.FieldElt)
	if !items.Is(syntax.KindListComp, syntax.KindGeneratorExp) || p.QualifiedName(call.Func()) != "asyncio.gather" {
		return
	}
	generator := stepped(p, elt)
	if !generator.Exists() {
		return
	}
	for c := range syntax.Generators(items) {
		for target := range syntax.All[syntax.Name](c.Target()) {
			if target.Text() == generator.Text() {
				return // another generator each time
			}
		}
	}
	loses(p, elt, p.TypeOf(generator), "'%s' is advanced several times at a time, which an asynchronous generator does not allow", generator.Text()).
		See(definedAt(p.TypeOf(generator).Function()), "'%s' is an asynchronous generator function", wordOf(p.TypeOf(generator).Function()))
}

// stepped returns the variable that holds the asynchronous generator that awaiting n, a
// call, advances: "anext(rows)", "rows.asend(1)", or a call of a coroutine function that
// loops over it. It is the zero Node if there is none.
func stepped(p *analysis.Pass, n syntax.Node) syntax.Node {
	call := syntax.As[syntax.Call](n)
	method := syntax.As[syntax.Attribute](call.Func())
	object := call.Arg(0)
	switch {
	case p.QualifiedName(call.Func()) == "builtins.anext":
	case method.Attr().Text() == "asend" || method.Attr().Text() == "__anext__" || method.Attr().Text() == "athrow":
		object = method.Value()
	default:
		object = loopedOver(p, call)
	}
	if !object.Is(syntax.KindName) || !p.TypeOf(object).IsAsyncGenerator() {
		return syntax.Node{}
	}
	return object
}

// loopedOver returns the argument of call, of a coroutine function, over which the
// function loops with async for.
func loopedOver(p *analysis.Pass, call syntax.Call) syntax.Node {
	f := p.Callee(call)
	if !f.IsCoroutineFunction() {
		return syntax.Node{}
	}
	p.LookInto(f.Def, call.Node)
	for name, arg := range library.Arguments(p.Module, call, f) {
		if !arg.Is(syntax.KindName) {
			continue
		}
		for n := range syntax.All[syntax.For](f.Def) {
			if n.IsAsync() && n.Iter().Is(syntax.KindName) && n.Iter().Text() == name && f.Module.FunctionAround(n.Node) == f {
				return arg
			}
		}
	}
	return syntax.Node{}
}

// onlySteps reports whether all arguments of call are like anext(rows).
func onlySteps(p *analysis.Pass, call syntax.Call) bool {
	for arg := range call.Args() {
		if !stepped(p, arg).Exists() || loopedOver(p, syntax.As[syntax.Call](arg)).Exists() {
			return false
		}
	}
	return call.Parent().Is(syntax.KindAwait)
}
