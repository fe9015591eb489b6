package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MissingCheckpoint = define(analysis.Rule{
	Name: "missing-checkpoint", Family: "checkpoint", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"88", "89"}, Aliases: []string{"ASYNC910", "ASYNC911"},
	Check: missingCheckpoint,
	Options: []analysis.Option{suppressingManagers, {
		Name: "exempt-decorators", Entry: analysis.CheckNamePattern, Default: []string{},
		Example: `["app.route", "*.command"]`,
		Doc:     "The decorators of functions of which nobody expects a checkpoint on every way: patterns of dotted names, with `*` for any letters and dots. flake8-async's `no-checkpoint-warning-decorators` adds to it.",
	}},
})

// trio and anyio promise that awaiting a function of theirs is a checkpoint. One's own
// functions keep the promise if every way through them has one.
func missingCheckpoint(p *analysis.Pass) {
	exempt := analysis.OptionOf[[]string](p, "exempt-decorators")
	for _, f := range p.Functions {
		of := library.AsyncAt(p.Module, f.Def)
		if !f.Def.IsAsync() || f.IsAbstract() || !of.IsLevelTriggered() || isFixture(f) || isDecoratedBy(p, f, exempt) {
			continue
		}
		checkpoint := checkpointOf(of)
		for _, n := range p.WithoutCheckpoint(f.Def, managersOf(p)) {
			switch {
			case n == f.Def:
				p.Report(nameOf(f), "'%s' may come to its end without a checkpoint", f.Name).
					Fix(fixes.AppendAwait(syntax.As[syntax.FunctionDef](f.Def), checkpoint))
			case n.Is(syntax.KindReturn):
				p.Report(n.FirstWord(), "'%s' may return here without a checkpoint", f.Name).Fix(fixes.InsertBefore(n, checkpoint))
			case n.Parent().Is(syntax.KindExprStmt):
				p.Report(n.FirstWord(), "'%s' may yield here without a checkpoint since it began or last yielded", f.Name).
					Fix(fixes.InsertBefore(n.Parent(), checkpoint))
			default:
				p.Report(n.FirstWord(), "'%s' may yield here without a checkpoint since it began or last yielded", f.Name)
			}
		}
	}
}

// isFixture reports whether f is a fixture or a context manager, of which nobody expects
// more than that its yield comes.
func isFixture(f *semantic.Function) bool {
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		switch lastName(syntax.Called(d)) {
		case "fixture", "asynccontextmanager", "overload":
			return true
		}
	}
	return false
}
