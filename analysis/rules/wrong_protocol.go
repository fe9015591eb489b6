package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var WrongProtocol = define(analysis.Rule{
	Name: "wrong-protocol", Family: "protocol", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"X06"},
	Aliases: []string{"E1701", "not-async-context-manager", "mypy:attr-defined", "pyright:reportGeneralTypeIssues", "pyrefly:bad-context-manager", "pyrefly:not-iterable", "ty:invalid-context-manager", "ty:not-iterable"},
	Check:   wrongProtocol,
})

// A statement calls the methods of one protocol. What has neither those nor their twins
// has another protocol, or none.
func wrongProtocol(p *analysis.Pass) {
	for item := range syntax.All[syntax.WithItem](p.Root()) {
		value := item.ContextExpr()
		t := p.TypeOf(value).Used()
		if t.IsGenerator() || t.IsAsyncGenerator() {
			continue // async-with-generator says more
		}
		if item.Parent().IsAsync() {
			reportWrongProtocol(p, item.Node, value, "'async with' cannot enter", semantic.AsyncContextManager, semantic.ContextManager)
		} else if hasAsyncProtocol(t) {
			reportWrongProtocol(p, item.Node, value, "'with' cannot enter", semantic.ContextManager, semantic.AsyncContextManager)
		}
	}
	for n, iterated := range loops(p.Root()) {
		if n.IsAsync() {
			reportWrongProtocol(p, n, iterated, "'async for' cannot iterate", semantic.AsyncIterable, semantic.Iterable)
		} else if hasAsyncProtocol(p.TypeOf(iterated).Used()) {
			reportWrongProtocol(p, n, iterated, "'for' cannot iterate", semantic.Iterable, semantic.AsyncIterable)
		}
	}
}

// hasAsyncProtocol reports whether t has one of the asynchronous protocols, or is an
// object with methods that are coroutine functions.
func hasAsyncProtocol(t semantic.Type) bool {
	return t.Implements(semantic.Awaitable) == semantic.Yes || t.Implements(semantic.AsyncContextManager) == semantic.Yes ||
		t.Implements(semantic.AsyncIterable) == semantic.Yes || t.IsInstance() && hasCoroutineMethod(t.Class())
}

func hasCoroutineMethod(c *semantic.Class) bool {
	for _, c := range c.MRO() {
		for s := range c.Def.Body() {
			if s.Is(syntax.KindFunctionDef) && s.IsAsync() {
				return true
			}
		}
	}
	return false
}

// reportWrongProtocol reports value in the statement or clause at if it has nothing of
// the protocol that this takes, nor of its twin.
func reportWrongProtocol(p *analysis.Pass, at, value syntax.Node, cannot string, takes, twin *semantic.Protocol) {
	t := p.TypeOf(value).Used()
	lacks := func(protocol *semantic.Protocol) bool {
		return t.Implements(protocol) == semantic.No && !isUncalled(t, protocol) && !hasPartOf(t, protocol) ||
			protocol == semantic.Iterable && isCoroutineOrFuture(t)
	}
	if t.IsNone() || t.IsCoroutine() || !lacks(takes) || !lacks(twin) {
		return
	}
	if t.Implements(semantic.Awaitable) != semantic.Yes {
		fails(p, value, t, "%s %s: it has no '%s'", cannot, t, takes.Methods[0])
		return
	}
	r := fails(p, value, t, "%s %s: it must be awaited first", cannot, t)
	switch result := t.Awaited(); {
	case result.Implements(takes) != semantic.No:
		r.Fix(awaitFix(p, value, fixes.Await))
	case result.Implements(twin) != semantic.Yes:
	case at.IsAsync() || at.Is(syntax.KindWithItem) && at.Parent().IsAsync():
		r.Fix(fixes.Join(awaitFix(p, value, fixes.Await), fixes.MakeSync(at)))
	default:
		r.Fix(fixes.Join(awaitFix(p, value, fixes.Await), fixes.MakeAsync(at)))
	}
}

// isFuture reports whether t is a future or task of asyncio, whose __iter__ is there
// for "yield from" in old code and lets no for statement pass.
func isFuture(t semantic.Type) bool {
	for _, m := range t.Members() {
		if !m.IsInstance() || m.Class().IsSubclassOf("asyncio.Future") != semantic.Yes {
			return false
		}
	}
	return !t.IsUnknown()
}

// hasPartOf reports whether t, or a member of the union it is, may have some method of
// protocol, or sets it on the instance. Who writes that is told where.
func hasPartOf(t semantic.Type, protocol *semantic.Protocol) bool {
	if protocol == semantic.AsyncIterable {
		protocol = semantic.AsyncIterator
	}
	for _, m := range t.Members() {
		for _, name := range protocol.Methods {
			if m.IsInstance() && (m.Class().Has(name) != semantic.No || !m.Attribute(name).IsUnknown()) {
				return true
			}
		}
	}
	return false
}
