package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var StopIterationInAnext = define(analysis.Rule{
	Name:     "stop-iteration-in-anext",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"B04"},
	Check:    stopIterationInAnext,
})

// A coroutine returns its result by StopIteration, so CPython turns one that its
// body raises into RuntimeError (PEP 479); 'async for' waits for StopAsyncIteration.
func stopIterationInAnext(p *analysis.Pass) {
	for _, f := range iterators(p, "__anext__") {
		if f.Kind != semantic.CoroutineFunction && f.Kind != semantic.PlainFunction {
			continue
		}
		for raise := range syntax.All[syntax.Raise](f.Def) {
			class := raisedClass(raise)
			if p.QualifiedName(class) == "builtins.StopIteration" && p.FunctionAround(raise.Node) == f && !mayBeCaught(raise.Node, f.Def) {
				p.Report(class, "'async for' ends by StopAsyncIteration; this StopIteration becomes RuntimeError").
					Fix(fixes.ReplaceException(raise, "StopAsyncIteration"))
			}
		}
	}
}

// raisedClass returns the expression that names the class of the exception.
func raisedClass(raise syntax.Raise) syntax.Node {
	if call := syntax.As[syntax.Call](raise.Exc()); call.Exists() {
		return call.Func()
	}
	return raise.Exc()
}

// mayBeCaught reports whether n stands in the body of a try with handlers, or of a
// with, which may keep an exception within the function def.
func mayBeCaught(n, def syntax.Node) bool {
	for child, parent := n, n.Parent(); child != def; child, parent = parent, parent.Parent() {
		if try := syntax.As[syntax.Try](parent); try.Exists() && child.Role() == syntax.FieldBody {
			for range try.Handlers() {
				return true
			}
		}
		if parent.Is(syntax.KindWith) && child.Role() == syntax.FieldBody {
			return true
		}
	}
	return false
}
