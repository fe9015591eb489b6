package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var LoopWithoutCheckpoint = define(analysis.Rule{
	Name: "loop-without-checkpoint", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"91"}, Aliases: []string{"ASYNC913"},
	Check:   loopWithoutCheckpoint,
	Options: []analysis.Option{suppressingManagers},
})

// A loop without an end in which some round awaits nothing lets no other task run in
// that round, and cannot be cancelled.
func loopWithoutCheckpoint(p *analysis.Pass) {
	for loop := range syntax.All[syntax.While](p.Root()) {
		if !isTrueConstant(loop.Test()) || !isInAsync(p, loop.Node) {
			continue
		}
		for _, n := range p.WithoutCheckpoint(loop.Node, managersOf(p)) {
			r := p.Report(loop.FirstWord(), "a round of this endless loop may await nothing: no other task runs, and it cannot be cancelled")
			if n != loop.Node {
				r.See(n, "here the next round may begin without a checkpoint")
			}
			r.Fix(fixes.BeginWith(loop.Node, checkpointOf(library.AsyncAt(p.Module, loop.Node))))
			break
		}
	}
}

// checkpointOf returns the call that is a checkpoint and nothing else.
func checkpointOf(of library.Async) fixes.Call {
	if of.IsLevelTriggered() {
		return fixes.Call{Module: of.String(), Name: "lowlevel", Rest: ".checkpoint()"}
	}
	return fixes.Call{Module: "asyncio", Name: "sleep", Rest: "(0)"}
}
