package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var DelayedScopeEntry = define(analysis.Rule{
	Name: "delayed-scope-entry", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"79"}, Aliases: []string{"ASYNC122"},
	Check: delayedScopeEntry,
})

// countsFromCall are the functions whose deadline counts from where they are called.
// Those of trio since 0.27, asyncio.timeout and anyio.fail_after count from the entry.
var countsFromCall = map[string]bool{"anyio.move_on_after": true, "async_timeout.timeout": true}

// What is awaited between making the scope and entering it is taken from its time.
func delayedScopeEntry(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		name := item.ContextExpr()
		if !name.Is(syntax.KindName) {
			continue
		}
		for assign := range syntax.All[syntax.Assign](defAround(name)) {
			target := assign.Field(syntax.FieldTarget)
			if target.Text() != name.Text() {
				continue
			}
			made := library.ScopeAt(p.Module, assign.Value())
			if made.Kind != scope.Kind || !countsFromCall[made.Name] {
				continue
			}
			reads, answer := p.Reads(target)
			if answer != semantic.Yes || !contains(reads, name) || p.FunctionAround(assign.Node) != p.FunctionAround(name) {
				continue
			}
			if between := awaitBetween(assign.Node, name); between.Exists() {
				p.Report(name, "the time of '%s()' runs since it was called, before it is entered here", made.Name).
					See(assign.Value(), "the time begins here").See(between, "this is awaited in between")
			}
		}
	}
}

func contains(all []syntax.Node, n syntax.Node) bool {
	for _, m := range all {
		if m == n {
			return true
		}
	}
	return false
}

// awaitBetween returns an await of the same function that stands behind from and before to.
func awaitBetween(from, to syntax.Node) syntax.Node {
	for n := range awaits(syntax.Enclosing[syntax.FunctionDef](from).Body()) {
		if from.Before(n) && n.Before(to) && !n.Contains(to) {
			return n
		}
	}
	return syntax.Node{}
}
