package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var GatherWithoutStar = define(analysis.Rule{
	Name: "gather-without-star", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D14", "D14b"},
	Check:  gatherWithoutStar,
})

// gather takes awaitables one by one, not an iterable of them.
func gatherWithoutStar(p *analysis.Pass) {
	for a := range passings(p, library.TakesAwaitable) {
		if isIterable(p, a) {
			fails(p, a.arg, a.t, "'%s' takes awaitables one by one, not %s", a.Name(), withArticle(a.t)).Fix(fixes.Star(a.arg))
		}
	}
}

// isIterable reports whether a, which ought to be one of any number of awaitables, is an
// iterable in their place.
func isIterable(p *analysis.Pass, a passing) bool {
	if _, many := a.Behind(a.arg); !many || a.t.Implements(semantic.Awaitable) != semantic.No {
		return false
	}
	if a.arg.Is(syntax.KindGeneratorExp, syntax.KindListComp, syntax.KindSetComp) {
		return true
	}
	return a.t.Implements(semantic.Iterable) == semantic.Yes && !a.t.IsClassObject() &&
		a.t.Iterated(false).Implements(semantic.Awaitable) != semantic.No
}

// withArticle returns how a sentence speaks of t.
func withArticle(t semantic.Type) string {
	if name := t.RuntimeName(); name != "" && t.Function() == nil {
		if name == "async_generator" {
			return "an asynchronous generator"
		}
		return "a " + name
	}
	return t.String()
}
