package rules

import (
	"cmp"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CoroutineAttribute = define(analysis.Rule{
	Name: "coroutine-attribute", Family: "await", Severity: analysis.Error, Since: "0.1.0",
	Covers:  []string{"D13", "D42", "D44", "D45"},
	Aliases: []string{"E1101", "E1136", "mypy:attr-defined", "mypy:index", "pyright:reportAttributeAccessIssue", "pyright:reportIndexIssue", "ty:unresolved-attribute", "ty:not-subscriptable"},
	Check:   coroutineAttribute,
})

// A coroutine has few attributes and no items: those of the result are meant.
func coroutineAttribute(p *analysis.Pass) {
	report := func(value syntax.Node, attribute string) {
		t := p.TypeOf(value).Used()
		if value.Parent().IsBroken() {
			return
		}
		if t.IsAsyncGenerator() && attribute != "" && !isOfAsyncGenerator(attribute) {
			fails(p, value, t, "%s has no attribute '%s': it is iterated with 'async for'", t, attribute).
				See(definedAt(t.Function()), "'%s' is an asynchronous generator", wordOf(t.Function()))
			return
		}
		if !isCoroutine(t) {
			reportUnready(p, value, t, attribute)
			return
		}
		if isOfCoroutine(attribute) {
			if attribute == "send" {
				reportSent(p, value, t)
			}
			return
		}
		what := whatOf(attribute)
		r := fails(p, value, t, "%s has no %s: it must be awaited first", t, what).
			See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function()))
		await, late := awaitBehind(value, t.Awaited())
		isElsewhere := late == semantic.Unknown && value.Is(syntax.KindName) // two statements have two awaits, rather than one in the wrong place
		if isElsewhere {
			fixByAwait(p, r, value)
		}
		if late != semantic.No {
			r.Fix(fixes.Join(fixes.RemoveAwait(await), awaitFix(p, value, fixes.Await)).Titled("Move 'await' to the coroutine"))
		}
		if late != semantic.Yes && !isElsewhere {
			fixByAwait(p, r, value)
		}
	}
	for attribute := range syntax.All[syntax.Attribute](p.Root()) {
		if name := attribute.Attr().Identifier(); name != "" && attribute.Role() != syntax.FieldTarget {
			report(attribute.Value(), name)
		}
	}
	for subscript := range syntax.All[syntax.Subscript](p.Root()) {
		report(subscript.Value(), "")
	}
}

// reportSent reports a call of the method send of value, a coroutine that has not started
// or that is awaited there, as if it were that of its result: a coroutine is sent nothing but
// one None before it runs.
func reportSent(p *analysis.Pass, value syntax.Node, t semantic.Type) {
	call := syntax.As[syntax.Call](value.Parent().Parent())
	if call.Func() != value.Parent() || !value.Is(syntax.KindCall) && !isAwaited(call.Node) {
		return
	}
	count := 0
	for a := range call.Args() {
		if given := p.TypeOf(a); a.Is(syntax.KindStarred) || given.IsUnknown() || slices.ContainsFunc(given.Members(), semantic.Type.IsNone) {
			return
		}
		count++
	}
	for k := range call.Keywords() {
		if !k.Name().Exists() {
			return
		}
		count++
	}
	if count == 0 {
		return
	}
	r := fails(p, value, t, "%s has not started, and 'send' takes nothing but None before: it must be awaited first", t).
		See(definedAt(t.Function()), "'%s' is a coroutine function", wordOf(t.Function()))
	if isAwaited(call.Node) || !t.Awaited().Attribute("send").Call().IsCoroutine() {
		fixByAwait(p, r, value)
	}
}

// isOfAsyncGenerator reports whether an asynchronous generator has, or may have in some
// version of Python, an attribute called name (data model, "Asynchronous generator-iterator
// methods"), or plain generators have it: of these speaks wrong-generator-method.
func isOfAsyncGenerator(name string) bool {
	return isOfCoroutine(name) || name == "asend" || name == "athrow" || name == "aclose" || strings.HasPrefix(name, "ag_")
}

// reportUnready reports the use of value, a t, for an attribute, or for items if that is "",
// which only what awaiting or entering it gives has, such as the response of a request.
func reportUnready(p *analysis.Pass, value syntax.Node, t semantic.Type, attribute string) {
	if t.IsUnknown() {
		return
	}
	isAwaitable, isManager := t.Implements(semantic.Awaitable) == semantic.Yes, t.Implements(semantic.AsyncContextManager) == semantic.Yes
	name := cmp.Or(attribute, "__getitem__")
	isPromise := isAwaitable && isDeclaredAwaitable(t) && !isOfCoroutine(attribute) && !isOfTask(attribute) && hasPromise(p, value, t)
	if attribute == "" && (isCoroutineOrFuture(t) || isPromise) {
		fixByAwait(p, fails(p, value, t, "%s has no items: it must be awaited first", t), value)
		return
	}
	if !isAwaitable && !isManager || len(t.Members()) != 1 || !p.TypeOf(value.Parent()).IsUnknown() {
		return
	}
	if !p.LacksAttribute(t, name) && (!isPromise || t.Awaited().IsUnknown()) {
		return
	}
	what := whatOf(attribute)
	if awaited := t.Awaited(); isAwaitable && mayProvide(t, awaited, name) {
		r := fails(p, value, t, "%s has no %s: it must be awaited first", t, what).
			See(methodOf(t, "__await__"), "awaiting it gives %s", awaited)
		await, late := awaitBehind(value, awaited)
		if late != semantic.No {
			r.Fix(fixes.Join(fixes.RemoveAwait(await), awaitFix(p, value, fixes.Await)).Titled("Move 'await' to the object"))
		}
		if late != semantic.Yes {
			fixByAwait(p, r, value)
		}
		return
	}
	if entered := t.Entered(true); isManager && mayProvide(t, entered, name) {
		fails(p, value, t, "%s has no %s: it must be entered first, with 'async with'", t, what).
			See(methodOf(t, "__aenter__"), "entering it gives %s", entered)
	}
}

// isCoroutineOrFuture reports whether each member of t is a coroutine, or a future or task
// of asyncio.
func isCoroutineOrFuture(t semantic.Type) bool {
	for _, m := range t.Members() {
		if !isCoroutine(m) && (!isFuture(m) || !library.IsStub(m.Class().Module)) {
			return false
		}
	}
	return !t.IsUnknown()
}

// isDeclaredAwaitable reports whether of t nothing is said but that it is awaitable.
func isDeclaredAwaitable(t semantic.Type) bool {
	return isOfABC(t, "Awaitable")
}

// isOfABC reports whether t is an instance of the class of collections.abc called name.
func isOfABC(t semantic.Type, name string) bool {
	return t.IsInstance() && len(t.Members()) == 1 && t.Class().Name == name && t.Class().Module.Name == "collections.abc"
}

// hasPromise reports whether value, a t, is promised, or a variable of a function that has what is.
func hasPromise(p *analysis.Pass, value syntax.Node, t semantic.Type) bool {
	f := p.FunctionAround(value)
	if !value.Is(syntax.KindName) || f == nil {
		return isPromised(p, value, t)
	}
	for assign := range syntax.All[syntax.Assign](f.Def) {
		target := onlyTarget(assign)
		if !target.Is(syntax.KindName) || target.Identifier() != value.Identifier() || !isPromised(p, assign.Value(), p.TypeOf(assign.Value())) {
			continue
		}
		if reads, _ := p.Reads(target); slices.Contains(reads, value) {
			return true
		}
	}
	return false
}

// isOfTask reports whether a future or task of asyncio has an attribute called name, which no
// coroutine has (asyncio, "Futures", "Task Object").
func isOfTask(name string) bool {
	switch name {
	case "result", "exception", "done", "cancelled", "cancel", "cancelling", "uncancel", "add_done_callback", "remove_done_callback",
		"set_result", "set_exception", "get_loop", "get_name", "set_name", "get_coro", "get_context", "get_stack", "print_stack":
		return true
	}
	return strings.HasPrefix(name, "_")
}

// whatOf says what is missing: the attribute, or items if that is "".
func whatOf(attribute string) string {
	if attribute == "" {
		return "items"
	}
	return "attribute '" + attribute + "'"
}

// mayProvide reports whether given, which awaiting or entering t gives, has an attribute
// called name, or may make one. Of what the library describes, such as a Future, there need
// be nothing known.
func mayProvide(t, given semantic.Type, name string) bool {
	switch {
	case given.IsUnknown():
		return t.Class() != nil && library.IsStub(t.Class().Module)
	case len(given.Members()) != 1 || given.IsNone() || given.Class().Is(t.Class()):
		return false
	case name == "__getitem__":
		return given.Class().Has(name) != semantic.No
	}
	return !given.Attribute(name).IsUnknown() || given.Class().Has("__getattr__") == semantic.Yes
}

// awaitBehind returns the await whose operand is an attribute or item of value, or a
// call of it, "await value.json()", and whether it was meant for value, of which
// result is the result: No if there is none, or if what it awaits is awaitable.
func awaitBehind(value syntax.Node, result semantic.Type) (await syntax.Await, late semantic.Answer) {
	taken := value.Parent()
	operand := taken
	call := syntax.As[syntax.Call](operand.Parent())
	if call.Func() == taken && call.Exists() {
		operand = call.Node
	}
	await = syntax.As[syntax.Await](operand.Parent())
	switch {
	case !await.Exists():
		return await, semantic.No
	case operand == taken:
		return await, semantic.Yes
	}
	method, found := result.Class().Method(syntax.As[syntax.Attribute](taken).Attr().Identifier())
	if found != semantic.Yes || method == nil {
		return await, semantic.Unknown
	}
	if method.IsCoroutineFunction() {
		return await, semantic.No
	}
	return await, method.Returns().Implements(semantic.Awaitable).Not()
}

// isOfCoroutine reports whether a coroutine has, or may have in some version of
// Python, an attribute called name (data model, "Coroutine Objects"; inspect,
// "Types and members").
func isOfCoroutine(name string) bool {
	return name == "send" || name == "throw" || name == "close" || strings.HasPrefix(name, "cr_") ||
		strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}
