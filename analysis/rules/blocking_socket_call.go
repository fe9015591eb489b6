package rules

import "awaiter/analysis"

var BlockingSocketCall = define(analysis.Rule{
	Name: "blocking-socket-call", Family: "blocking", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"107", "H10"},
	Check:  blockingSocketCall,
})

// A blocking socket holds the thread until the other side has done its part.
func blockingSocketCall(p *analysis.Pass) { reportWaits(p, "network") }
