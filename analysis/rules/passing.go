package rules

import (
	"iter"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// A passing is an argument of a call of which the library says what becomes of it.
type passing struct {
	*library.Facts
	call syntax.Call
	arg  syntax.Node
	t    semantic.Type // of arg
}

// passings yields the arguments that calls in p do one of kinds with.
func passings(p *analysis.Pass, kinds ...library.Mark) iter.Seq[passing] {
	return func(yield func(passing) bool) {
		for _, f := range factual(p) {
			if f.facts.Does(kinds...) && !yieldPassings(p, f.facts, f.call, kinds, yield) {
				return
			}
		}
	}
}

// A factualCall is a call of which the library says something.
type factualCall struct {
	call  syntax.Call
	facts *library.Facts
}

// factual returns the calls in p of which the library says something. Few are such, and
// many rules look for them.
func factual(p *analysis.Pass) []factualCall {
	type key struct{ root syntax.Node }
	return p.Kept(key{p.Root()}, func() any {
		var all []factualCall
		for call := range syntax.All[syntax.Call](p.Root()) {
			if facts := library.FactsAt(p.Module, call); facts.Function != nil {
				all = append(all, factualCall{call, facts})
			}
		}
		return all
	}).([]factualCall)
}

// passedIn returns the arguments that calls in n do one of kinds with.
func passedIn(p *analysis.Pass, n syntax.Node, kinds ...library.Mark) map[syntax.Node]bool {
	passed := map[syntax.Node]bool{}
	for call := range syntax.All[syntax.Call](n) {
		facts := library.FactsAt(p.Module, call)
		if !facts.Does(kinds...) {
			continue
		}
		for _, kind := range kinds {
			for arg := range facts.Arguments(kind) {
				passed[arg] = true
			}
		}
	}
	return passed
}

func yieldPassings(p *analysis.Pass, facts *library.Facts, call syntax.Call, kinds []library.Mark, yield func(passing) bool) bool {
	for _, kind := range kinds {
		for arg := range facts.Arguments(kind) {
			if !yield(passing{facts, call, arg, p.TypeOf(arg)}) {
				return false
			}
		}
	}
	return true
}

// is reports whether a is an argument that the call does kind with.
func (a passing) is(kind library.Mark) bool {
	for arg := range a.Arguments(kind) {
		if arg == a.arg {
			return true
		}
	}
	return false
}

// isCoroutineFunction reports whether calling t gives a coroutine, which has to be
// awaited.
func isCoroutineFunction(t semantic.Type) bool {
	return !t.IsClassObject() && !t.IsUnknown() && t.Call().IsCoroutine()
}

// isCoroutine reports whether t is a coroutine, or declared to be one.
func isCoroutine(t semantic.Type) bool {
	for _, m := range t.Members() {
		if !m.IsCoroutine() && !(m.IsInstance() && m.Class().QualifiedName() == "collections.abc.Coroutine") {
			return false
		}
	}
	return !t.IsUnknown()
}

// isAwaited reports whether n is the operand of an await.
func isAwaited(n syntax.Node) bool { return n.Parent().Is(syntax.KindAwait) }
