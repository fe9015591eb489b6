package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ManagerDropsExceptions = define(analysis.Rule{
	Name: "manager-drops-exceptions", Family: "context-manager", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"F09"},
	Check:  managerDropsExceptions,
})

// An exception of the block is raised in the generator, at its yield. If the generator
// catches it and ends, the with statement drops it.
func managerDropsExceptions(p *analysis.Pass) {
	for m := range managers(p) {
		if m.IsAsync() != m.async {
			continue
		}
		for try := range syntax.All[syntax.Try](m.Def) {
			if try.IsStar() || p.FunctionAround(try.Node) != m.Function || !isEmpty(awaits(try.Body())) {
				continue
			}
			y := firstYield(m, try.Node, syntax.FieldBody)
			for h := range try.Handlers() {
				word, catches := catchesAll(p, h)
				if !catches {
					continue
				}
				if y.Exists() && ignores(h) && m.NextAt(h.Field(syntax.FieldBody)) == semantic.NextEnd && !isInTest(p, h.Node) {
					p.Report(placeOf(h, caughtCancellation{class: h.Type()}), "'%s' drops every exception of the block of '%s', cancellation too", word, m.Name).
						See(y, "the exception is raised here").
						Fix(fixes.Reraise(h)).
						Fix(fixes.CatchException(h))
				}
				break
			}
		}
	}
}

// catchesAll reports whether h catches all exceptions, and how it begins.
func catchesAll(p *analysis.Pass, h syntax.ExceptHandler) (word string, ok bool) {
	if !h.Type().Exists() {
		return "except", true
	}
	return "except " + h.Type().Text(), p.QualifiedName(h.Type()) == "builtins.BaseException"
}
