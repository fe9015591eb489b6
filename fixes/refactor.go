package fixes

import (
	"strings"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Refactoring changes code that is right into other code that is right.
type Refactoring struct {
	Fix
	Kind string // LSP's code action kind: "refactor.rewrite.expand-async-with"
}

// Refactorings returns what is offered for the selection span in m: nothing unless
// it lies in the header of a class, def, async with or async for.
func Refactorings(m *semantic.Module, span source.Span) []Refactoring {
	n := headerAt(m.Tree, span)
	if !n.Exists() || n.IsBroken() {
		return nil
	}
	var all []Refactoring
	offer := func(kind string, f Fix) {
		if !f.IsNone() {
			all = append(all, Refactoring{f, "refactor.rewrite." + kind})
		}
	}
	switch n.Kind() {
	case syntax.KindClassDef:
		class := syntax.As[syntax.ClassDef](n)
		offer("async-context-manager", asyncContextManager(m, class))
		offer("async-iterator", asyncIterator(m, class))
		offer("awaitable", awaitable(m, class))
	case syntax.KindFunctionDef:
		offer("coroutine-function", coroutineFunction(m, syntax.As[syntax.FunctionDef](n)))
		offer("plain-function", plainFunction(m, syntax.As[syntax.FunctionDef](n)))
	case syntax.KindWith:
		offer("expand-async-with", expandWith(syntax.As[syntax.With](n)))
	case syntax.KindFor:
		offer("expand-async-for", expandFor(syntax.As[syntax.For](n)))
	}
	return all
}

// headerAt returns the class, def, with or for in whose header, from its first
// keyword to the colon, span lies.
func headerAt(t *syntax.Tree, span source.Span) syntax.Node {
	for n := t.At(span.Start); n.Exists(); n = n.Parent() {
		if !n.Is(syntax.KindClassDef, syntax.KindFunctionDef, syntax.KindWith, syntax.KindFor) {
			continue
		}
		colon := headerEnd(n)
		if n.Span().Start <= span.Start && span.Start <= colon && span.End <= colon+1 {
			return n
		}
		return syntax.Node{}
	}
	return syntax.Node{}
}

// coroutineFunction makes def async and lets its calls in m cope with that.
func coroutineFunction(m *semantic.Module, def syntax.FunctionDef) Fix {
	return andMakeAsync(m, None, def).Titled("Make '%s' async and await its calls", def.Name().Text())
}

// plainFunction makes def synchronous and takes the await from its calls in m. None
// where a call is not awaited, but becomes a task, and for a special method, which
// Python calls: whether that is awaited is not for its class to choose.
func plainFunction(m *semantic.Module, def syntax.FunctionDef) Fix {
	if name := def.Name().Text(); strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") {
		return None
	}
	f := MakeFunctionSync(def)
	for _, call := range callsOf(m, def) {
		await := syntax.As[syntax.Await](call.Parent())
		if !await.Exists() {
			return None
		}
		f = Join(f, RemoveAwait(await))
	}
	return f.Titled("Make '%s' synchronous and its calls plain", def.Name().Text()).WithSafety(Unsafe)
}
