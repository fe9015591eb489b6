package rules

import "awaiter/analysis"

var BlockingFileCall = define(analysis.Rule{
	Name: "blocking-file-call", Family: "blocking", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"101", "102", "103"},
	Aliases: []string{"ASYNC230", "ASYNC231", "ASYNC232", "ASYNC240", "S7493"},
	Check:   blockingFileCall,
})

// Reading and writing files holds the thread for as long as the disk, or the network
// behind it, takes.
func blockingFileCall(p *analysis.Pass) { reportWaits(p, "file") }
