package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UncalledFunction = define(analysis.Rule{
	Name: "uncalled-function", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D06", "B13", "E07", "E08"},
	Check:  uncalledFunction,
})

// What has to be awaited, entered or iterated is what the call gives, not the
// function or class.
func uncalledFunction(p *analysis.Pass) {
	check := func(value syntax.Node, keyword string, protocol *semantic.Protocol) {
		t := p.TypeOf(value)
		if !isUncalled(t, protocol) {
			return
		}
		fails(p, value, t, "'%s' cannot take %s: call it", keyword, t).Fix(fixes.AddCall(value))
	}
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

// isUncalled reports whether t is a function or class that does not implement
// protocol while what calling it gives does.
func isUncalled(t semantic.Type, protocol *semantic.Protocol) bool {
	return (t.IsFunction() || t.IsClassObject()) &&
		t.Implements(protocol) == semantic.No && t.Call().Implements(protocol) == semantic.Yes
}
