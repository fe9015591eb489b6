package rules

import "awaiter/analysis"

var BlockingHTTPCall = define(analysis.Rule{
	Name: "blocking-http-call", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"95", "96", "97"},
	Aliases: []string{"ASYNC210", "ASYNC211", "ASYNC212", "S7499"},
	Check:   blockingHTTPCall,
})

// A request by a synchronous client holds the thread until the server has answered,
// or never does.
func blockingHTTPCall(p *analysis.Pass) { reportWaits(p, "http") }
