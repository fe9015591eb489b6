package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var BlockingInit = define(analysis.Rule{
	Name:     "blocking-init",
	Family:   "protocol",
	Severity: analysis.Hint,
	Since:    "0.1.0",
	Covers:   []string{"X03"},
	Check:    blockingInit,
})

// __init__ cannot await, so what it waits for, the whole event loop waits for. A
// class with asynchronous protocol methods has a place where it could await. Whether
// looking up a path counts is a matter of taste: see blocking-path-call.
func blockingInit(p *analysis.Pass) {
	for _, init := range shownMethods(p, "__init__") {
		place := asynchronousMethod(init.Class)
		if !isPlain(init) || place == nil {
			continue
		}
		for call := range syntax.All[syntax.Call](init.Def) {
			facts := library.FactsAt(p.Module, call)
			if facts.Blocks != "" && facts.Blocks != "path" && p.FunctionAround(call.Node) == init {
				p.Report(call.Func(), "'%s()' waits for %s; '__init__' cannot await it, so the whole event loop waits", lastName(call.Func()), facts.WaitsFor()).
					See(nameOf(place), "here it can be awaited")
			}
		}
	}
}

// asynchronousMethod returns the first method of class's own body with which the
// object could be prepared, or nil.
func asynchronousMethod(class *semantic.Class) *semantic.Function {
	for _, name := range []string{"__aenter__", "__await__", "__aiter__", "__anext__"} {
		if f := class.OwnMethod(name); f != nil {
			return f
		}
	}
	return nil
}
