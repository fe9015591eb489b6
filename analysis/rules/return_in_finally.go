package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ReturnInFinally = define(analysis.Rule{
	Name: "return-in-finally", Family: "cancellation", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"52", "H09"},
	Aliases: []string{"B012", "W0150", "W0134", "S1143"},
	Check:   returnInFinally,
})

// A finally clause that is left by return, break or continue drops the exception that
// led there: CancelledError, with which a task is stopped, too.
func returnInFinally(p *analysis.Pass) {
	for try := range syntax.All[syntax.Try](p.Root()) {
		f := p.FunctionAround(try.Node)
		if _, isManager := managerOf(p, f); f == nil || !f.Def.IsAsync() && !isManager || !suspends(p, f, try) || stopsAll(p, try) {
			continue
		}
		for jump := range jumpsOut(p, f, try) {
			word := jump.FirstWord().Text()
			p.Report(jump, "'%s' in 'finally' drops the exception that leads here, cancellation too", word).
				Fix(fixes.MoveBehind(jump))
		}
	}
}

// stopsAll reports whether the except clauses of try let no exception through, so that
// none leads to its finally clause.
func stopsAll(p *analysis.Pass, try syntax.Try) bool {
	all := false
	for h := range try.Handlers() {
		for range syntax.All[syntax.Raise](h.Node) {
			return false
		}
		all = all || !h.Type().Exists() || p.QualifiedName(h.Type()) == "builtins.BaseException"
	}
	return all
}

// suspends reports whether f may be suspended, and get an exception from outside, in the
// body or the handlers of try.
func suspends(p *analysis.Pass, f *semantic.Function, try syntax.Try) bool {
	for part := range try.Children() {
		if part.Role() == syntax.FieldFinalbody {
			continue
		}
		for n := range part.Subtree() {
			if (n.Is(syntax.KindAwait, syntax.KindYield) || n.Is(syntax.KindFor, syntax.KindWith, syntax.KindComprehension) && n.IsAsync()) &&
				p.FunctionAround(n) == f {
				return true
			}
		}
	}
	return false
}

// jumpsOut yields the statements in the finally clause of try that leave it by force.
func jumpsOut(p *analysis.Pass, f *semantic.Function, try syntax.Try) func(yield func(syntax.Node) bool) {
	return func(yield func(syntax.Node) bool) {
		for part := range try.Finalbody() {
			for n := range part.Subtree() {
				if !n.Is(syntax.KindReturn, syntax.KindBreak, syntax.KindContinue) || p.FunctionAround(n) != f || isWithin(n, try) {
					continue
				}
				if !yield(n) {
					return
				}
			}
		}
	}
}

// isWithin reports whether the jump n, in the finally clause of try, stays in it: it
// belongs to a loop there, or to the finally clause of a try there, which is told of it.
func isWithin(n syntax.Node, try syntax.Try) bool {
	for below, a := n, n.Parent(); a != try.Node; below, a = a, a.Parent() {
		if a.Is(syntax.KindFor, syntax.KindWhile) && below.Role() == syntax.FieldBody && !n.Is(syntax.KindReturn) {
			return true
		}
		if a.Is(syntax.KindTry) && below.Role() == syntax.FieldFinalbody {
			return true
		}
	}
	return false
}
