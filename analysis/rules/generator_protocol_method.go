package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var GeneratorProtocolMethod = define(analysis.Rule{
	Name:     "generator-protocol-method",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"A11", "A12", "B07"},
	Check:    generatorProtocolMethod,
})

// A yield makes a generator of the method; the statements find no __await__ on it.
func generatorProtocolMethod(p *analysis.Pass) {
	for _, f := range methods(p, "__aenter__", "__aexit__", "__anext__") {
		kind := map[semantic.FunctionKind]string{
			semantic.GeneratorFunction: "a generator",
			semantic.AsyncGenerator:    "an asynchronous generator",
		}[f.Kind]
		if kind == "" {
			continue
		}
		yields := f.Yields()
		r := p.Report(nameOf(f), "'yield' makes '%s' %s, which %s cannot await", f.Name, kind, callers[f.Name])
		r.See(yields[0], "the 'yield' is here")
		if last := lastStatement(f.Def); len(yields) == 1 && yields[0].Parent() == last {
			fix := fixes.ReturnYielded(syntax.As[syntax.Yield](yields[0]))
			if f.Kind == semantic.GeneratorFunction {
				fix = fixes.Join(fix, fixes.MakeFunctionAsync(syntax.As[syntax.FunctionDef](f.Def)))
			}
			r.Fix(fix)
		}
	}
}

// lastStatement returns the last statement of the body of n, a compound statement.
func lastStatement(n syntax.Node) (last syntax.Node) {
	for last = range n.Fields(syntax.FieldBody) {
	}
	return last
}
