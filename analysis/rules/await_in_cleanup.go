package rules

import (
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitInCleanup = define(analysis.Rule{
	Name: "await-in-cleanup", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"64"}, Aliases: []string{"ASYNC102"},
	Check: awaitInCleanup,
})

// In a cancelled scope of trio or anyio every checkpoint raises again, so cleaning up
// that awaits ends at its first await, unless a scope shields it.
func awaitInCleanup(p *analysis.Pass) {
	for try := range syntax.All[syntax.Try](p.Root()) {
		if !try.IsBroken() && isInAsync(p, try.Node) && !isInTest(p, try.Node) && library.AsyncAt(p.Module, try.Node).IsLevelTriggered() {
			if !isEmpty(awaits(try.Body())) || !isEmpty(awaits(try.Orelse())) {
				cutShort(p, try.Node, try.Finalbody(), "'finally'")
			}
			for h := range try.Handlers() {
				c, ok := caughtBy(p, h)
				if !ok {
					continue
				}
				if !ignores(h) {
					cutShort(p, h.Node, h.Body(), c.name)
				}
				break // what follows gets no cancellation
			}
		}
	}
}

// cutShort reports the first await in statements, of top, that a cancelled scope ends.
func cutShort(p *analysis.Pass, top syntax.Node, statements iter.Seq[syntax.Node], where string) {
	for n := range awaits(statements) {
		if !isCutShort(p, p.Module, n, top, 0) {
			continue
		}
		of := library.AsyncAt(p.Module, n)
		shield := fixes.Call{Module: of.String(), Name: "CancelScope", Rest: "(shield=True)"}
		p.Report(n.FirstWord(), "in a cancelled scope this await in %s raises at once, and what follows is not done", where).
			Fix(fixes.WrapIn(statementOf(n), "with", shield))
		return
	}
}

// deepest is the number of functions that call each other which are looked into.
const deepest = 4

// isCutShort reports whether n, an await, async for or async with below top, is a
// checkpoint that no scope shields, in the functions that it calls neither.
func isCutShort(p *analysis.Pass, m *semantic.Module, n, top syntax.Node, depth int) bool {
	if isShielded(m, n, top) || isFinalEvenIfCancelled(n) || depth > deepest {
		return false
	}
	for item := range syntax.As[syntax.With](n).Items() {
		if library.ScopeAt(m, item.ContextExpr()).Kind == library.CancelScope {
			return false
		}
	}
	f := m.Callee(syntax.As[syntax.Call](syntax.As[syntax.Await](n).Value()))
	if !f.IsCoroutineFunction() || f.IsAbstract() || f.Decorated() != semantic.No {
		return true
	}
	p.LookInto(f.Def, n)
	for inner := range awaits(f.Def.Fields(syntax.FieldBody)) {
		if isCutShort(p, f.Module, inner, f.Def, depth+1) {
			return true
		}
	}
	return false
}

// isFinalEvenIfCancelled reports whether n awaits what closes a resource even in a
// cancelled scope (trio.abc.AsyncResource.aclose), hands the exception to a generator, or
// says in its name that it is shielded: a checkpoint, or a helper that runs what it is given.
func isFinalEvenIfCancelled(n syntax.Node) bool {
	call := syntax.As[syntax.Call](syntax.As[syntax.Await](n).Value())
	switch name := lastName(call.Func()); name {
	case "aclose", "athrow", "aclose_forcefully", "__aexit__":
		return true
	default:
		return strings.Contains(strings.ToLower(name), "shield")
	}
}
