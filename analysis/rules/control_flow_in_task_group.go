package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
)

var ControlFlowInTaskGroup = define(analysis.Rule{
	Name: "control-flow-in-task-group", Family: "cancellation", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"78"}, Aliases: []string{"ASYNC121", "S7514"},
	Check: controlFlowInTaskGroup,
})

// return, break and continue leave a task group only when all of its tasks have ended,
// and not at all if one of them fails.
func controlFlowInTaskGroup(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		if scope.Kind != library.TaskGroup {
			continue
		}
		with := withOf(item)
		for n := range ownNodes(with.Body()) {
			if n.Is(syntax.KindReturn) || n.Is(syntax.KindBreak, syntax.KindContinue) && !with.Contains(loopAround(n)) {
				p.Report(n.FirstWord(), "this '%s' waits for all tasks of '%s()', and does not happen if one of them fails", n.FirstWord().Text(), scope.Name).
					See(item.ContextExpr(), "the task group is entered here")
			}
		}
	}
}
