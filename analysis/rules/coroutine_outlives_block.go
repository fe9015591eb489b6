package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CoroutineOutlivesBlock = define(analysis.Rule{
	Name: "coroutine-outlives-block", Family: "await", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"D34", "D34b"},
	Check:  coroutineOutlivesBlock,
})

// A coroutine that is returned runs when the caller awaits it: after the with statement
// has closed what it opened, and where the try can catch nothing any more.
func coroutineOutlivesBlock(p *analysis.Pass) {
	for ret := range syntax.All[syntax.Return](p.Root()) {
		value := ret.Value()
		if !value.Is(syntax.KindCall) {
			continue
		}
		t := p.TypeOf(value)
		if !t.IsCoroutine() {
			continue
		}
		around, what := blockAround(p, ret)
		if !around.Exists() {
			continue
		}
		loses(p, value, t, "%s runs after the %s, when the caller awaits it", t, what).
			See(around, "what is around it has ended by then").
			Fix(fixes.Await(value)).
			Fix(fixes.AwaitAndMakeAsync(p.Module, value))
	}
}

// blockAround returns what shows the with or try statement around ret that means the
// coroutine that ret returns, and its keyword; the zero Node if there is none.
func blockAround(p *analysis.Pass, ret syntax.Return) (at syntax.Node, what string) {
	f := p.FunctionAround(ret.Node)
	for n := range withinFunction(ret.Node) {
		if n.Role() != syntax.FieldBody {
			continue
		}
		if with := syntax.As[syntax.With](n.Parent()); with.Exists() {
			for item := range with.Items() {
				if f.IsCoroutineFunction() && !semantic.ExpectsException(item.ContextExpr()) || usesName(ret.Value(), item.Field(syntax.FieldOptionalVars)) {
					return item.ContextExpr(), "'with' block"
				}
			}
		}
		if try := syntax.As[syntax.Try](n.Parent()); try.Exists() && (f.IsCoroutineFunction() && !givesCoroutines(p, f) || n == ret.Node && isOnlyWay(ret)) {
			for h := range try.Handlers() {
				if h.Type().Exists() {
					return h.Type(), "'try' block"
				}
			}
		}
	}
	return syntax.Node{}, ""
}

// givesCoroutines reports whether f, a coroutine function, returns coroutines on several
// ways and nothing else: who awaits it awaits these, too.
func givesCoroutines(p *analysis.Pass, f *semantic.Function) bool {
	ways := 0
	for _, r := range f.ReturnStatements() {
		if !p.TypeOf(r.Value()).IsCoroutine() {
			return false
		}
		ways++
	}
	return ways > 1 && f.FallsThrough() == semantic.No
}

// usesName reports whether value mentions a name that target, of a with item, binds.
func usesName(value, target syntax.Node) bool {
	for bound := range syntax.All[syntax.Name](target) {
		for n := range syntax.All[syntax.Name](value) {
			if n.Text() == bound.Text() {
				return true
			}
		}
	}
	return false
}

// isOnlyWay reports whether ret is all that the body of a try does, and nothing but
// running the coroutine can raise: the call takes only names, constants and attributes.
func isOnlyWay(ret syntax.Return) bool {
	if ret.Next().Role() == syntax.FieldBody || ret.Parent().Field(syntax.FieldBody) != ret.Node {
		return false
	}
	for n := range ret.Value().Subtree() {
		if n != ret.Value() && !n.Is(syntax.KindName, syntax.KindConstant, syntax.KindAttribute, syntax.KindIdentifier, syntax.KindKeyword) {
			return false
		}
	}
	return true
}
