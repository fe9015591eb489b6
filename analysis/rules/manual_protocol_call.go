package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ManualProtocolCall = define(analysis.Rule{
	Name: "manual-protocol-call", Family: "context-manager", Severity: analysis.Hint, Since: "0.1.0",
	Covers:  []string{"29"},
	Aliases: []string{"PLC2801", "C2801"},
	Check:   manualProtocolCall,
})

// async with and async for, anext and aiter call the special methods, on the type and
// with the cleanup that a call by hand forgets.
func manualProtocolCall(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		method := syntax.As[syntax.Attribute](call.Func())
		object := method.Value()
		switch method.Attr().Text() {
		case "__aenter__", "__anext__", "__aiter__":
		default:
			continue
		}
		if isSuper(object) || delegates(p, call) || isInTest(p, call.Node) {
			continue
		}
		t := p.TypeOf(object)
		if t.IsClassObject() || t.IsModule() {
			continue
		}
		switch name := method.Attr().Text(); name {
		case "__aenter__":
			if fix := fixes.UseAsyncWith(call); !fix.IsNone() {
				p.Report(method.Attr(), "'__aenter__' is called by hand; 'async with' also calls '__aexit__' whatever happens").Fix(fix)
			}
		case "__anext__", "__aiter__":
			if fix := fixes.AnextOf(p.Module, call); !fix.IsNone() {
				p.Report(method.Attr(), "'%s' is called by hand; '%s()' does that", name, strings.Trim(name, "_")).Fix(fix)
			}
		}
	}
}

func isSuper(n syntax.Node) bool {
	return syntax.As[syntax.Call](n).Func().Text() == "super"
}

// delegates reports whether n stands in a special method or in a class that has
// asynchronous special methods: such code implements a protocol by another object's.
func delegates(p *analysis.Pass, call syntax.Call) bool {
	for f := p.FunctionAround(call.Node); f != nil; f = p.FunctionAround(f.Def) {
		if strings.HasPrefix(f.Name, "__") && strings.HasSuffix(f.Name, "__") {
			return true
		}
		if f.Class.Implements(semantic.AsyncContextManager) == semantic.Yes || f.Class.Implements(semantic.AsyncIterable) == semantic.Yes {
			return true
		}
	}
	return false
}
