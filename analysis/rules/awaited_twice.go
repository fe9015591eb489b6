package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AwaitedTwice = define(analysis.Rule{
	Name: "awaited-twice", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"D10", "D10b"},
	Check:  awaitedTwice,
})

// A coroutine object runs once: to await it again raises RuntimeError.
func awaitedTwice(p *analysis.Pass) {
	for assign := range syntax.All[syntax.Assign](p.Root()) {
		target := onlyTarget(assign)
		if !target.Is(syntax.KindName) || !assign.Value().Is(syntax.KindCall) || p.FunctionAround(target) == nil {
			continue
		}
		t := p.TypeOf(assign.Value())
		if !t.IsCoroutine() {
			continue
		}
		reads := onlyReads(p, target)
		var used []syntax.Node // what runs the coroutine, in source order
		for _, r := range reads {
			if use := consumer(p, r); use.Exists() && p.FunctionAround(use) == p.FunctionAround(target) {
				used = append(used, use)
			}
		}
		checkTwice(p, assign, t, reads, used)
	}
}

// checkTwice reports the first of used that is surely not the first to run the
// coroutine t that assign binds.
func checkTwice(p *analysis.Pass, assign syntax.Assign, t semantic.Type, reads, used []syntax.Node) {
	name := onlyTarget(assign).Text()
	again := fixes.Inline(assign, reads)
	for i, use := range used {
		if comesAgain(use, assign.Node) {
			loses(p, use, t, "'%s' is awaited again when the loop comes round; a coroutine runs only once", name).
				See(assign.Value(), "the coroutine is made here, once").
				Fix(again)
			return
		}
		for _, first := range used[:i] {
			if first == use || !runsBefore(first, use) {
				continue
			}
			r := loses(p, use, t, "'%s' is awaited a second time; a coroutine runs only once", name).
				See(first, "it is awaited here first")
			if !mayBeTask(p, used) {
				return // the task that there is should be awaited
			}
			if !syntax.Enclosing[syntax.ExceptHandler](use).Exists() && mayUseAsyncio(p, use) {
				r.Fix(fixes.WrapCall(assign.Value(), "asyncio", "create_task").Titled("Make it a task"))
			}
			r.Fix(again)
			return
		}
	}
}

// onlyTarget returns the target of assign, the zero Node if there are several.
func onlyTarget(assign syntax.Assign) (only syntax.Node) {
	for t := range assign.Targets() {
		if only.Exists() {
			return syntax.Node{}
		}
		only = t
	}
	return only
}

// onlyReads returns the reads of target, a local variable that is bound nowhere else;
// none if it is not sure that these are all.
func onlyReads(p *analysis.Pass, target syntax.Node) []syntax.Node {
	reads, sure := p.Reads(target)
	if sure != semantic.Yes || mentionedIn(p, p.FunctionAround(target))[target.Text()].times != len(reads)+1 {
		return nil
	}
	return reads
}

// mentioned says where a function, and what stands in it, mentions a name.
type mentioned struct {
	times  int
	target syntax.Node // the first one that is the only target of an assignment
}

// mentionedIn returns by name what f mentions.
func mentionedIn(p *analysis.Pass, f *semantic.Function) map[string]mentioned {
	type key struct{ f *semantic.Function }
	return p.Module.Kept(key{f}, func() any {
		names := map[string]mentioned{}
		for n := range syntax.All[syntax.Name](f.Def) {
			m := names[n.Text()]
			m.times++
			if !m.target.Exists() && onlyTarget(syntax.As[syntax.Assign](n.Parent())) == n.Node {
				m.target = n.Node
			}
			names[n.Text()] = m
		}
		return names
	}).(map[string]mentioned)
}

// consumer returns the expression that runs the coroutine that read gives: an await, or
// a call of a function that takes an awaitable; the zero Node if it is none.
func consumer(p *analysis.Pass, read syntax.Node) syntax.Node {
	if read.Parent().Is(syntax.KindAwait) {
		return read.Parent()
	}
	call := syntax.As[syntax.Call](read.Parent())
	facts := library.FactsAt(p.Module, call)
	for _, mark := range []library.Mark{library.TakesAwaitable, library.TakesCoroutine} {
		for arg := range facts.Arguments(mark) {
			if arg == read {
				return call.Node
			}
		}
	}
	return syntax.Node{}
}

// mayBeTask reports whether each of used takes a task as well as a coroutine.
func mayBeTask(p *analysis.Pass, used []syntax.Node) bool {
	for _, use := range used {
		for range library.FactsAt(p.Module, syntax.As[syntax.Call](use)).Arguments(library.TakesCoroutine) {
			return false
		}
	}
	return true
}
