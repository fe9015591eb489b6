package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnawaitedSuper = define(analysis.Rule{
	Name: "unawaited-super", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"A18"},
	Aliases: []string{"pyright:reportIncompatibleMethodOverride"},
	Check:   unawaitedSuper,
})

// awaitedMethods are the special methods whose result a statement awaits, with what it
// makes of a coroutine that the await gives.
var awaitedMethods = map[string]string{
	"__aenter__": "'as' binds a coroutine",
	"__aexit__":  "a coroutine is true, so every exception is swallowed",
	"__anext__":  "each item is a coroutine",
}

// A coroutine function that extends a method of a base class has to await it: the
// await of the caller gives the coroutine, not its result.
func unawaitedSuper(p *analysis.Pass) {
	for ret := range syntax.All[syntax.Return](p.Root()) {
		call := syntax.As[syntax.Call](ret.Value())
		method := syntax.As[syntax.Attribute](call.Func())
		f := p.FunctionAround(ret.Node)
		if !isSuper(method.Value()) || !f.IsCoroutineFunction() || f.Name != method.Attr().Text() || f.Decorated() != semantic.No {
			continue
		}
		t := p.TypeOf(call.Node)
		effect, isSpecial := awaitedMethods[f.Name]
		switch {
		case isSpecial && t.Implements(semantic.Awaitable) != semantic.No:
			loses(p, call.Node, t, "'super().%s()' is not awaited: %s", f.Name, effect).
				See(definedAt(t.Function()), "it is a coroutine function").
				Fix(fixes.Await(call.Node))
		case t.IsCoroutine():
			loses(p, call.Node, t, "'super().%s()' is not awaited: callers get its coroutine in place of the result", f.Name).
				As(analysis.Warning).
				See(definedAt(t.Function()), "it is a coroutine function").
				Fix(fixes.Await(call.Node))
		}
	}
}
