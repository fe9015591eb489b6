package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnclosedAsyncGenerator = define(analysis.Rule{
	Name: "unclosed-async-generator", Family: "generator", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"B22"},
	Check:  unclosedAsyncGenerator,
})

// 'async for' does not close what it iterates. What an asynchronous generator that is
// left early has to clean up runs when the event loop gets to it, in another task.
func unclosedAsyncGenerator(p *analysis.Pass) {
	for loop := range syntax.All[syntax.For](p.Root()) {
		if !loop.IsAsync() || !loop.Iter().Is(syntax.KindCall) {
			continue
		}
		t := p.TypeOf(loop.Iter())
		f, jump := t.Function(), jumpOutOf(p, loop)
		if !t.IsAsyncGenerator() || f == nil || !jump.Exists() || f.Decorated() != semantic.No || isInTest(p, loop.Node) {
			continue
		}
		p.LookInto(f.Def, loop.Node)
		if !cleansUp(f).Exists() {
			continue
		}
		r := p.Report(loop.Iter(), "'%s' here leaves '%s()' open: what it has to clean up runs at some later time", jump.FirstWord().Text(), f.Name).
			See(jump, "this leaves the loop").
			See(cleansUp(f), "this is to be cleaned up")
		if p.Target >= 10 {
			r.Fix(fixes.CloseBehind(loop))
		}
	}
}

// jumpOutOf returns the first break or return by which loop is left from its body.
func jumpOutOf(p *analysis.Pass, loop syntax.For) syntax.Node {
	f := p.FunctionAround(loop.Node)
	for stmt := range loop.Body() {
		for n := range stmt.Subtree() {
			if n.Is(syntax.KindReturn, syntax.KindBreak) && p.FunctionAround(n) == f && leavesLoop(n, loop.Node) {
				return n
			}
		}
	}
	return syntax.Node{}
}

// leavesLoop reports whether the return or break n leaves loop, and not one in it.
func leavesLoop(n, loop syntax.Node) bool {
	if n.Is(syntax.KindReturn) {
		return true
	}
	below := n
	for a := range n.Ancestors() {
		if a.Is(syntax.KindFor, syntax.KindWhile) && below.Role() == syntax.FieldBody {
			return a == loop
		}
		below = a
	}
	return false
}

// cleansUp returns the first try with a finally clause, or with statement, around a
// yield of f.
func cleansUp(f *semantic.Function) syntax.Node {
	for _, y := range f.Yields() {
		below := y
		for a := range y.Ancestors() {
			if a == f.Def {
				break
			}
			if a.Is(syntax.KindWith) && below.Role() == syntax.FieldBody {
				return syntax.As[syntax.With](a).Field(syntax.FieldItems)
			}
			if final := a.Field(syntax.FieldFinalbody); final.Exists() && below.Role() == syntax.FieldBody {
				return final
			}
			below = a
		}
	}
	return syntax.Node{}
}
