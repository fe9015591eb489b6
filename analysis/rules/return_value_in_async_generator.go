package rules

import (
	"awaiter/analysis"
	"awaiter/fixes"
)

var ReturnValueInAsyncGenerator = define(analysis.Rule{
	Name:     "return-value-in-async-generator",
	Family:   "syntax",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"10"},
	Aliases:  []string{"B901"},
	Check:    returnValueInAsyncGenerator,
})

// Nothing could receive the value: StopAsyncIteration has none (PEP 525).
func returnValueInAsyncGenerator(p *analysis.Pass) {
	for _, f := range p.Functions {
		if !f.IsAsyncGenerator() {
			continue
		}
		for _, r := range f.ReturnStatements() {
			if r.Value().Exists() {
				p.Report(r, "'return' with a value in '%s', which is an asynchronous generator", f.Name).
					See(f.Yields()[0], "this makes '%s' a generator", f.Name).
					Fix(fixes.DeleteReturnValue(r))
			}
		}
	}
}
