package rules

import "awaiter/analysis"

var BlockingThreadWait = define(analysis.Rule{
	Name: "blocking-thread-wait", Family: "blocking", Severity: analysis.Hint, Since: "0.1.0",
	Covers: []string{"107", "H10"},
	Check:  blockingThreadWait,
})

// Waiting for another thread holds this one; if that needs the event loop to go on,
// both wait for ever.
func blockingThreadWait(p *analysis.Pass) { reportWaits(p, "thread") }
