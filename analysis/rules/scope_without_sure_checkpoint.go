package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

var ScopeWithoutSureCheckpoint = define(analysis.Rule{
	Name: "scope-without-sure-checkpoint", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"90"}, Aliases: []string{"ASYNC912"},
	Check:   scopeWithoutSureCheckpoint,
	Options: []analysis.Option{suppressingManagers},
})

// Where some way through a cancel scope awaits nothing, its deadline does not hold on
// that way.
func scopeWithoutSureCheckpoint(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		with := withOf(item)
		if scope.Kind != library.CancelScope || !isInAsync(p, with.Node) || isEmpty(awaits(with.Body())) {
			continue
		}
		for _, place := range p.WithoutCheckpoint(with.Node, managersOf(p)) {
			r := p.Report(item.ContextExpr(), "a way through '%s()' awaits nothing, so that it cannot be cancelled there", scope.Name)
			if place != with.Node {
				r.See(place, "here it is left without a checkpoint")
			}
			break
		}
	}
}

// suppressingManagers names managers that drop exceptions, where that is not seen.
var suppressingManagers = analysis.Option{
	Name: "suppressing-managers", Entry: analysis.CheckNamePattern, Default: []string{},
	Example: `["mylib.ignore_errors"]`,
	Doc:     "The context managers that may drop an exception of their body, so that what follows may be reached without a checkpoint that stands in it: patterns of dotted names, with `*` for any letters and dots. Those whose code is seen need not be named. flake8-async's `exception-suppress-context-managers` adds to it.",
}

// managersOf says what WithoutCheckpoint asks of context managers.
func managersOf(p *analysis.Pass) semantic.Managers {
	patterns := analysis.OptionOf[[]string](p, "suppressing-managers")
	return semantic.Managers{
		Sure: func(item syntax.WithItem) (enter, exit bool) { return mayPass(p, item) },
		Swallows: func(item syntax.WithItem) bool {
			return isNamedIn(p, syntax.Called(item.ContextExpr()), patterns)
		},
	}
}
