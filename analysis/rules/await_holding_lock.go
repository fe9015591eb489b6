package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitHoldingLock = define(analysis.Rule{
	Name: "await-holding-lock", Family: "blocking", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"H12"},
	Check:  awaitHoldingLock,
})

// While a coroutine that holds a lock of threading is suspended, other tasks run in the
// same thread. If one of them waits for the lock, the thread waits for itself.
func awaitHoldingLock(p *analysis.Pass) {
	for item := range syntax.All[syntax.WithItem](p.Root()) {
		with := syntax.As[syntax.With](item.Parent())
		f := p.FunctionAround(item.Node)
		if with.IsAsync() || f == nil || !f.Def.IsAsync() {
			continue
		}
		lock := item.ContextExpr()
		class := p.TypeOf(lock).Class()
		kind, ok := strings.CutPrefix(class.QualifiedName(), "threading.")
		if !ok || !asyncioLocks[kind] && kind != "RLock" {
			continue
		}
		if wait := suspension(p, f, with); wait.Exists() && !isReleased(lock, with, wait) {
			p.Report(lock, "'%s' of threading is held over '%s': a task that waits for it then stops the whole event loop", managerText(lock), suspensionWord(wait)).
				See(wait, "other tasks run here").
				Fix(useAsyncioLock(p, lock, kind))
		}
	}
}

// asyncioLocks are the locks of threading that asyncio has, too, under the same name.
var asyncioLocks = map[string]bool{"Lock": true, "Semaphore": true, "BoundedSemaphore": true, "Condition": true}

// suspension returns the first place in the body of with where f is suspended.
func suspension(p *analysis.Pass, f *semantic.Function, with syntax.With) syntax.Node {
	for stmt := range with.Body() {
		for n := range stmt.Subtree() {
			switch {
			case n.Is(syntax.KindAwait, syntax.KindYield), n.Is(syntax.KindFor, syntax.KindWith) && n.IsAsync():
				if p.FunctionAround(n) == f {
					return n
				}
			}
		}
	}
	return syntax.Node{}
}

// isReleased reports whether in the body of with, before wait, lock is released by hand.
func isReleased(lock syntax.Node, with syntax.With, wait syntax.Node) bool {
	for call := range syntax.All[syntax.Call](with.Node) {
		method := syntax.As[syntax.Attribute](call.Func())
		if method.Attr().Text() == "release" && method.Value().Text() == lock.Text() && call.Span().End <= wait.Span().Start {
			return true
		}
	}
	return false
}

// suspensionWord returns how messages name the suspension n: "await", "async with".
func suspensionWord(n syntax.Node) string {
	word := n.FirstWord().Text()
	switch {
	case n.Is(syntax.KindFor):
		return word + " for"
	case n.Is(syntax.KindWith):
		return word + " with"
	}
	return word
}

// useAsyncioLock makes lock one of asyncio, where it is made and where it is entered.
// None where it is used in another way, or out of asynchronous functions.
func useAsyncioLock(p *analysis.Pass, lock syntax.Node, kind string) fixes.Fix {
	if !asyncioLocks[kind] || kind == "Condition" {
		return fixes.None
	}
	within := p.Tree.Root()
	if lock.Is(syntax.KindAttribute) {
		within = syntax.Enclosing[syntax.ClassDef](lock).Node
	} else if f := p.FunctionAround(lock); boundIn(f, lock.Text()) {
		within = f.Def
	}
	var all []fixes.Fix
	made := 0
	for _, n := range syntax.Mentions.Find(p.Tree, lastName(lock)) {
		if lock.Is(syntax.KindAttribute) {
			n = n.Parent()
		}
		if n.Kind() != lock.Kind() || n.Text() != lock.Text() || !within.Contains(n) {
			continue
		}
		assign := syntax.As[syntax.Assign](n.Parent())
		item := syntax.As[syntax.WithItem](n.Parent())
		switch {
		case assign.Exists() && n.Role() == syntax.FieldTarget:
			call := syntax.As[syntax.Call](assign.Value())
			if p.QualifiedName(call.Func()) != "threading."+kind {
				return fixes.None
			}
			made++
			all = append(all, fixes.ReplaceName(call.Func(), "asyncio", kind))
		case item.Exists():
			all = append(all, fixes.MakeAsync(item.Node))
		default:
			return fixes.None
		}
	}
	if made != 1 || !within.Exists() {
		return fixes.None
	}
	return fixes.Join(all...).Titled("Use 'asyncio.%s'", kind).WithSafety(fixes.Unsafe)
}

// boundIn reports whether f itself assigns to name.
func boundIn(f *semantic.Function, name string) bool {
	for assign := range syntax.All[syntax.Assign](f.Def) {
		if target := assign.Field(syntax.FieldTarget); target.Is(syntax.KindName) && target.Text() == name {
			return true
		}
	}
	return false
}
