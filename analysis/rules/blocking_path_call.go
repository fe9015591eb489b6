package rules

import "awaiter/analysis"

var BlockingPathCall = define(analysis.Rule{
	Name: "blocking-path-call", Family: "blocking", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"104"},
	Aliases: []string{"ASYNC240", "S7493"},
	Check:   blockingPathCall,
})

// Asking the file system for what is in it holds the thread for as long as the disk,
// or the network behind it, takes.
func blockingPathCall(p *analysis.Pass) { reportWaits(p, "path") }
