package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var OutlivedResource = define(analysis.Rule{
	Name: "outlived-resource", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"70"}, Aliases: []string{"ASYNC111"},
	Check: outlivedResource,
})

// A task lives until its task group ends; what a with statement inside of that binds
// is closed before.
func outlivedResource(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		group := withOf(item)
		if scope.Kind != library.TaskGroup || isInTest(p, group.Node) {
			continue
		}
		for call := range starts(group.Node, nameOfGroup(item)) {
			if p.FunctionAround(call.Node) != p.FunctionAround(group.Node) || !isDropped(call) {
				continue
			}
			if used, inner := closedBefore(p, item, call); used.Exists() {
				p.Report(used, "'%s' is closed at the end of its 'with', the task that uses it may run until the end of '%s'", used.Text(), nameOfGroup(item)).
					See(inner.OptionalVars(), "it is open inside this 'with' only").
					See(item.OptionalVars(), "the task lives as long as this task group")
			}
		}
	}
}

// isDropped reports whether what call starts is not kept, so that nobody waits for it
// but the task group.
func isDropped(call syntax.Call) bool {
	n := call.Parent()
	if n.Is(syntax.KindAwait) {
		n = n.Parent()
	}
	return n.Is(syntax.KindExprStmt)
}

// closedBefore returns a name in the arguments of call that a with statement inside that
// of group binds, and the item that does.
func closedBefore(p *analysis.Pass, group syntax.WithItem, call syntax.Call) (syntax.Node, syntax.WithItem) {
	passed := false
	for around := call.Parent(); around.Exists() && around != group.Parent(); around = around.Parent() {
		with := syntax.As[syntax.With](around)
		for item := range with.Items() {
			if used := usedIn(p, call, item); used.Exists() && !staysUsable(p, item) {
				return used, item
			}
		}
	}
	// Behind it in the same statement: async with group() as g, open() as f.
	for item := range withOf(group).Items() {
		if passed {
			if used := usedIn(p, call, item); used.Exists() && !staysUsable(p, item) {
				return used, item
			}
		}
		passed = passed || item == group
	}
	return syntax.Node{}, syntax.WithItem{}
}

// staysUsable reports whether what item binds may be used when its with has ended, or
// makes the task end itself: a cancel scope, a lock, a list of what is caught.
func staysUsable(p *analysis.Pass, item syntax.WithItem) bool {
	if library.ScopeAt(p.Module, item.ContextExpr()).Kind == library.CancelScope {
		return true
	}
	return semantic.ExpectsException(item.ContextExpr())
}

// usedIn returns the first name in the arguments of call, in lambdas among them too,
// that item binds.
func usedIn(p *analysis.Pass, call syntax.Call, item syntax.WithItem) syntax.Node {
	for target := range syntax.All[syntax.Name](item.OptionalVars()) {
		reads, _ := p.Reads(target.Node)
		for _, read := range reads {
			if call.Contains(read) && !call.Func().Contains(read) {
				return read
			}
		}
	}
	return syntax.Node{}
}
