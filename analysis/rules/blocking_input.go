package rules

import "awaiter/analysis"

var BlockingInput = define(analysis.Rule{
	Name: "blocking-input", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"105"},
	Aliases: []string{"ASYNC250", "S7501"},
	Check:   blockingInput,
})

// Nothing goes on until the user has typed a line.
func blockingInput(p *analysis.Pass) { reportWaits(p, "user") }
