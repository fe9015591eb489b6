package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
)

var ScopeWithoutSureCheckpoint = define(analysis.Rule{
	Name: "scope-without-sure-checkpoint", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"90"}, Aliases: []string{"ASYNC912"},
	Check: scopeWithoutSureCheckpoint,
})

// Where some way through a cancel scope awaits nothing, its deadline does not hold on
// that way.
func scopeWithoutSureCheckpoint(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		with := withOf(item)
		if scope.Kind != library.CancelScope || !isInAsync(p, with.Node) || isEmpty(awaits(with.Body())) {
			continue
		}
		for _, place := range p.WithoutCheckpoint(with.Node, surePasses(p)) {
			r := p.Report(item.ContextExpr(), "a way through '%s()' awaits nothing, so that it cannot be cancelled there", scope.Name)
			if place != with.Node {
				r.See(place, "here it is left without a checkpoint")
			}
			break
		}
	}
}

// surePasses says of the items of async with statements whether their entry and exit
// are checkpoints for sure.
func surePasses(p *analysis.Pass) func(syntax.WithItem) (enter, exit bool) {
	return func(item syntax.WithItem) (enter, exit bool) { return mayPass(p, item) }
}
