package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var RaiseStopAsyncIteration = define(analysis.Rule{
	Name: "raise-stop-async-iteration", Family: "generator", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"51", "B05"},
	Aliases: []string{"R1708", "PLR1708", "S8493"},
	Check:   raiseStopAsyncIteration,
})

// In an asynchronous generator the end of the body ends the iteration; CPython turns
// StopAsyncIteration and StopIteration that leave the body into RuntimeError (PEP 479, PEP 525).
func raiseStopAsyncIteration(p *analysis.Pass) {
	for raise := range syntax.All[syntax.Raise](p.Root()) {
		f := p.FunctionAround(raise.Node)
		if !f.IsAsyncGenerator() || caught(raise.Node) {
			continue
		}
		exc := syntax.Called(raise.Exc())
		name := p.QualifiedName(exc)
		if name != "builtins.StopAsyncIteration" && name != "builtins.StopIteration" {
			continue
		}
		loses(p, raise.Node, semantic.Type{}, "'%s' leaves an asynchronous generator as RuntimeError; 'return' ends it", exc.Text()).
			See(f.Yields()[0], "'yield' makes '%s' an asynchronous generator", f.Name).
			Fix(fixes.Replace(raise.Node, "return").Titled("Return instead"))
	}
}

// caught reports whether a try statement of the same function may catch what is
// raised at n.
func caught(n syntax.Node) bool {
	for p := n.Parent(); p.Exists() && !p.Is(syntax.KindFunctionDef, syntax.KindLambda); n, p = p, p.Parent() {
		if try := syntax.As[syntax.Try](p); try.Exists() && n.Role() == syntax.FieldBody {
			for range try.Handlers() {
				return true
			}
		}
	}
	return false
}
