package rules

import (
	"slices"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var WaitForCoroutines = define(analysis.Rule{
	Name: "wait-for-coroutines", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D17"},
	Check:  waitForCoroutines,
})

// asyncio.wait returns what it was given, done or not, and so takes no coroutines, of
// which it would have to return tasks.
func waitForCoroutines(p *analysis.Pass) {
	for a := range passings(p, library.TakesFutures) {
		if a.t.Implements(semantic.Awaitable) == semantic.Yes {
			fails(p, a.arg, a.t, "'%s' takes a collection of tasks, not %s", a.Name(), a.t).Fix(fixes.InList(a.arg))
			continue
		}
		coroutines := coroutinesIn(p, displayOf(p, a.arg))
		if coroutines == nil && !a.t.Iterated(false).IsCoroutine() {
			continue
		}
		at := a.arg
		if len(coroutines) > 0 && at.Contains(coroutines[0]) {
			at = coroutines[0]
		}
		r := fails(p, at, a.t, "'%s' takes tasks, not coroutines", a.Name())
		if p.Target < 11 {
			r.As(analysis.Warning) // a DeprecationWarning until then
		}
		if len(coroutines) > 0 {
			r.Fix(tasksOf(coroutines))
		}
	}
}

// displayOf returns the display or comprehension that n is or, as a name that is bound
// once and never used otherwise than by its value, has.
func displayOf(p *analysis.Pass, n syntax.Node) syntax.Node {
	around := p.FunctionAround(n)
	if !n.Is(syntax.KindName) || around == nil {
		return n
	}
	var found syntax.Node
	for assign := range syntax.All[syntax.Assign](around.Def) {
		target := assign.Field(syntax.FieldTarget)
		if !target.Is(syntax.KindName) || target.Text() != n.Text() {
			continue
		}
		reads, sure := p.Reads(target)
		if found.Exists() || sure != semantic.Yes || !slices.Contains(reads, n) || slices.ContainsFunc(reads, isChanged) {
			return n
		}
		found = assign.Value()
	}
	return found
}

// isChanged reports whether n is used in a way that may change it, by one of its methods
// or in a statement such as +=.
func isChanged(n syntax.Node) bool {
	return n.Parent().Is(syntax.KindAttribute, syntax.KindAugAssign, syntax.KindSubscript)
}

// coroutinesIn returns the expressions in collection, a display or comprehension, that
// give coroutines.
func coroutinesIn(p *analysis.Pass, collection syntax.Node) (found []syntax.Node) {
	for elt := range collection.Fields(syntax.FieldElt) {
		if p.TypeOf(elt).IsCoroutine() {
			found = append(found, elt)
		} else if star := syntax.As[syntax.Starred](elt); star.Exists() {
			more := coroutinesIn(p, star.Value())
			found = append(found, more...)
		}
	}
	return found
}

// tasksOf makes a task of each coroutine.
func tasksOf(coroutines []syntax.Node) fixes.Fix {
	var parts []fixes.Fix
	for _, c := range coroutines {
		parts = append(parts, fixes.WrapCall(c, "asyncio", "create_task"))
	}
	return fixes.Join(parts...).Titled("Make tasks of them").WithSafety(fixes.Safe)
}
