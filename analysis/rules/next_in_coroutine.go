package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NextInCoroutine = define(analysis.Rule{
	Name: "next-in-coroutine", Family: "generator", Severity: analysis.Warning, Since: "0.1.0", OptIn: true,
	Covers:  []string{"B05c"},
	Aliases: []string{"R1708", "PLR1708"},
	Check:   nextInCoroutine,
})

// next() raises StopIteration at the end, and CPython turns one that leaves a coroutine
// or an asynchronous generator into RuntimeError (PEP 479, PEP 492).
func nextInCoroutine(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		if lastName(call.Func()) != "next" || !call.Arg(0).Exists() || call.Arg(1).Exists() || p.QualifiedName(call.Func()) != "builtins.next" {
			continue
		}
		f := p.FunctionAround(call.Node)
		if f == nil || !f.Def.IsAsync() || caught(call.Node) || isEndless(p, call.Arg(0)) {
			continue
		}
		kind := "a coroutine"
		if f.IsAsyncGenerator() {
			kind = "an asynchronous generator"
		}
		loses(p, call.Node, p.TypeOf(call.Arg(0)), "'StopIteration' of 'next()' leaves %s as RuntimeError", kind).
			Fix(fixes.AddArgument(call, "None"))
	}
}

// isEndless reports whether iterator is known to have no end.
func isEndless(p *analysis.Pass, iterator syntax.Node) bool {
	switch p.TypeOf(iterator).Class().QualifiedName() {
	case "itertools.count", "itertools.cycle", "itertools.repeat":
		return true
	}
	return false
}
