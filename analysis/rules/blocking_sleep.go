package rules

import (
	"awaiter/analysis"
	"awaiter/fixes"
)

var BlockingSleep = define(analysis.Rule{
	Name: "blocking-sleep", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"106"},
	Aliases: []string{"ASYNC251", "S7488"},
	Check:   blockingSleep,
})

// While time.sleep sleeps, so does the thread, and with it the event loop; that of
// the asynchronous library lets other tasks go on. A function that waits for something
// else as well sleeps between two tries: the rule of that says enough.
func blockingSleep(p *analysis.Pass) {
	other := newWaitSearch(waitingFor("http", "database", "process"))
	for w := range waitsFor(p, "clock") {
		if !w.isDirect() && other.at(p, madeCall{w.first(), runBy(p, w.first())}, mostBorders) != nil {
			continue
		}
		r := w.report(p, w.what())
		if library := asyncOf(p, w.first().Node).String(); !w.isDirect() {
			r.Fix(inThread(p, w.first()))
		} else if library != "" {
			r.Fix(fixes.UseCoroutine(w.first(), library, "sleep"))
		}
	}
}
