package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitInExcept = define(analysis.Rule{
	Name: "await-in-except", Family: "cancellation", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"77"}, Aliases: []string{"ASYNC120"},
	Check: awaitInExcept,
})

// Where the scope is cancelled meanwhile, the await raises and the exception that the
// clause was to raise again is lost.
func awaitInExcept(p *analysis.Pass) {
	for h := range syntax.All[syntax.ExceptHandler](p.Root()) {
		if _, cancelled := caughtBy(p, h); cancelled || h.IsBroken() || !isInAsync(p, h.Node) || jumpOf(h.Body()) != syntax.KindRaise {
			continue
		}
		of := library.AsyncAt(p.Module, h.Node)
		if !of.IsLevelTriggered() {
			continue
		}
		for n := range awaits(h.Body()) {
			if !isCutShort(p, p.Module, n, h.Node, 0) {
				continue
			}
			p.Report(n.FirstWord(), "if the scope is cancelled here, the exception that was caught is lost").
				Fix(fixes.WrapIn(statementOf(n), "with", fixes.Call{Module: of.String(), Name: "CancelScope", Rest: "(shield=True)"}))
			break
		}
	}
}
