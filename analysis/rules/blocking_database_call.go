package rules

import "awaiter/analysis"

var BlockingDatabaseCall = define(analysis.Rule{
	Name: "blocking-database-call", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"107", "H10"},
	Check:  blockingDatabaseCall,
})

// A synchronous driver holds the thread until the database has answered; a lock in
// the database may hold it for as long as another task of the same loop needs.
func blockingDatabaseCall(p *analysis.Pass) { reportWaits(p, "database") }
