package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isIdle reports whether value, a call that gives t, no coroutine, surely runs nothing
// of what it is about until t is awaited.
func isIdle(p *analysis.Pass, value syntax.Node, t semantic.Type) bool {
	call := syntax.As[syntax.Call](value)
	switch {
	case !call.Exists():
		return false
	case call.Func().Is(syntax.KindCall):
		return false // a decorator, called by hand: what it is said to give speaks of the function
	case p.QualifiedName(call.Func()) == "builtins.anext":
		return true
	case t.Implements(semantic.Awaitable) != semantic.Yes:
		return false
	case t.IsGenerator(): // of a function under types.coroutine
		return true
	case isCoroutine(t):
		return true
	case !t.IsInstance() || len(t.Members()) != 1:
		return false
	}
	if p.TypeOf(syntax.As[syntax.Attribute](call.Func()).Value()).Class().Is(t.Class()) {
		return false // a method that may give its own object
	}
	return isDriven(t.Class()) || isNew(p, call) && startsWhenAwaited(p, t.Class(), call)
}

// isPromised reports whether value, a t, is what an async def gets from a parameter, attribute or
// variable that is declared to be a Callable which gives an Awaitable: whoever says no more of it
// has the caller await it. A def that says so may have started something.
func isPromised(p *analysis.Pass, value syntax.Node, t semantic.Type) bool {
	call := syntax.As[syntax.Call](value)
	if !call.Exists() || !isDeclaredAwaitable(t) || !isOfABC(p.TypeOf(call.Func()), "Callable") {
		return false
	}
	f := p.FunctionAround(value)
	return f != nil && f.Def.IsAsync()
}

// isDriven reports whether c has what await drives a coroutine by, so that nothing in
// its objects moves without it (collections.abc.Coroutine).
func isDriven(c *semantic.Class) bool {
	return c.Has("send") == semantic.Yes && c.Has("throw") == semantic.Yes && c.Has("close") == semantic.Yes
}

// isNew reports whether call does nothing but make an object: it calls a class, or a
// function that does no more.
func isNew(p *analysis.Pass, call syntax.Call) bool {
	if !library.ClassCalled(p.Module, call).IsUnknown() {
		return true
	}
	f := p.Callee(call)
	if f == nil || f.Kind != semantic.PlainFunction {
		return false
	}
	p.LookInto(f.Def, call.Node)
	for stmt := range syntax.As[syntax.FunctionDef](f.Def).Body() {
		if !stmt.Is(syntax.KindReturn, syntax.KindPass, syntax.KindImport, syntax.KindImportFrom, syntax.KindAssert) && !isString(syntax.As[syntax.ExprStmt](stmt).Value()) {
			return false
		}
	}
	return onlyMakes(p, f.Module, syntax.As[syntax.Call](syntax.As[syntax.Return](firstReturn(f)).Value()), call)
}

// onlyMakes reports whether made, an expression of m to which call leads, calls a class, or methods
// of what it makes that set attributes and give it back: "Query(table).limit(1)".
func onlyMakes(p *analysis.Pass, m *semantic.Module, made, call syntax.Call) bool {
	if !made.Exists() || !library.ClassCalled(m, made).IsUnknown() {
		return made.Exists()
	}
	f := m.Callee(made)
	if f == nil || f.Kind != semantic.PlainFunction || !returnsSelf(f) {
		return false
	}
	p.LookInto(f.Def, call.Node)
	return onlyKeeps(f) && onlyMakes(p, m, syntax.As[syntax.Call](syntax.As[syntax.Attribute](made.Func()).Value()), call)
}

// startsWhenAwaited reports whether objects of c, of which call makes one, only keep what
// they are made of, until their __await__ runs a coroutine.
func startsWhenAwaited(p *analysis.Pass, c *semantic.Class, call syntax.Call) bool {
	await, found := c.Method("__await__")
	init, _ := c.Method("__init__")
	isModel := isMadeOfFields(c)
	if await == nil || found != semantic.Yes || c.IsOpen() && !isModel {
		return false
	}
	p.LookInto(await.Def, call.Node)
	if init != nil && (!isModel || isMadeOfFields(init.Class)) {
		if p.LookInto(init.Def, call.Node); !onlyKeeps(init) {
			return false
		}
	}
	for call := range syntax.All[syntax.Call](await.Def) {
		if await.Module.TypeOf(call.Node).IsCoroutine() {
			return true
		}
	}
	return false
}

// onlyKeeps reports whether f, an __init__ or another method, only sets attributes.
func onlyKeeps(f *semantic.Function) bool {
	for stmt := range syntax.As[syntax.FunctionDef](f.Def).Body() {
		for call := range syntax.All[syntax.Call](stmt) {
			if !call.Parent().Is(syntax.KindExprStmt) && !isSuper(call.Node) {
				return false
			}
		}
		if stmt.Is(syntax.KindAssign, syntax.KindAnnAssign, syntax.KindPass, syntax.KindReturn) || isString(syntax.As[syntax.ExprStmt](stmt).Value()) {
			continue
		}
		call := syntax.As[syntax.Call](syntax.As[syntax.ExprStmt](stmt).Value())
		if !isSuper(syntax.As[syntax.Attribute](call.Func()).Value()) {
			return false
		}
	}
	return true
}
