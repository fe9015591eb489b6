package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ScopeWithoutCheckpoint = define(analysis.Rule{
	Name: "scope-without-checkpoint", Family: "checkpoint", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"63"}, Aliases: []string{"ASYNC100", "S7490"},
	Check: scopeWithoutCheckpoint,
})

// A deadline or a cancel() reaches code at its checkpoints only, so a cancel scope
// without one changes nothing.
func scopeWithoutCheckpoint(p *analysis.Pass) {
	for item, scope := range enteredScopes(p) {
		with := withOf(item)
		if isToBeWritten(with) {
			continue
		}
		if scope.Kind != library.CancelScope || isInTest(p, with.Node) || isStaged(p, with.Node) || !isInAsync(p, with.Node) {
			continue
		}
		if p.HasCheckpoint(with.Body(), func(item syntax.WithItem) bool { enter, exit := mayPass(p, item); return enter || exit }) {
			continue
		}
		r := p.Report(item.ContextExpr(), "'%s()' cannot cancel its body, in which nothing is awaited", scope.Name)
		if !forgetsAwait(p, with) {
			r.Fix(fixes.Unwrap(with))
		}
	}
}

// forgetsAwait reports whether a statement in with makes a coroutine and drops it, or keeps it
// in place of its result: then the scope is right, and the await is missing.
func forgetsAwait(p *analysis.Pass, with syntax.With) bool {
	for n := range with.Subtree() {
		if !n.Is(syntax.KindExprStmt, syntax.KindAssign, syntax.KindAnnAssign) {
			continue
		}
		for value := range dropped(n.Field(syntax.FieldValue)) {
			if t := p.TypeOf(value); value.Is(syntax.KindCall) && (t.IsCoroutine() || isPromised(p, value, t)) {
				return true
			}
		}
	}
	return false
}

// isToBeWritten reports whether the body of with is still to be written.
func isToBeWritten(with syntax.With) bool {
	for stmt := range with.Body() {
		if !stmt.Is(syntax.KindPass) && syntax.As[syntax.ExprStmt](stmt).Value().Op() != syntax.ConstEllipsis {
			return false
		}
	}
	return true
}
