package fixes

import (
	"slices"

	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// MakeFunctionAsync changes "def" to "async def". It is Safe for the special methods
// that must be coroutine functions, and Unsafe for others, whose callers get a
// coroutine from then on. None for a def that is async already or that could not be
// compiled as async (yield from, return with a value beside yield).
func MakeFunctionAsync(def syntax.FunctionDef) Fix {
	if !def.Exists() || def.IsAsync() || def.IsBroken() || !mayBeAsync(def) {
		return None
	}
	safety := Unsafe
	if mustBeAsync(def.Name().Text()) && def.Parent().Is(syntax.KindClassDef) {
		safety = Safe
	}
	return fix("Make '"+def.Name().Text()+"' async", safety, insert(def.Span().Start, "async "))
}

// mayBeAsync reports whether CPython compiles the body of def in an async def.
func mayBeAsync(def syntax.FunctionDef) bool { return !bodyOf(def).onlyPlain }

// yields reports whether def's own body yields.
func yields(def syntax.FunctionDef) bool { return bodyOf(def).yields }

// A bodyKind says what the own body of a function makes of it.
type bodyKind struct {
	yields    bool
	onlyPlain bool // it has what no async def may: yield from, or yield and return with a value
}

func bodyOf(def syntax.FunctionDef) bodyKind {
	if !def.Exists() {
		return bodyKind{}
	}
	type key struct{ def syntax.Node }
	return def.Tree().Kept(key{def.Node}, func() any {
		var k bodyKind
		returns := false
		for n := range own(def.Node) {
			switch n.Kind() {
			case syntax.KindYieldFrom:
				k.yields, k.onlyPlain = true, true
			case syntax.KindYield:
				k.yields = true
			case syntax.KindReturn:
				returns = returns || syntax.As[syntax.Return](n).Value().Exists()
			}
		}
		k.onlyPlain = k.onlyPlain || k.yields && returns
		return k
	}).(bodyKind)
}

// MakeFunctionSync changes "async def" to "def". None where the body holds what only
// an async def may: await, async for, async with, asynchronous comprehensions. It is
// Safe for the special methods that must be plain functions.
func MakeFunctionSync(def syntax.FunctionDef) Fix {
	if !def.IsAsync() || def.IsBroken() || !mayBeSync(def) {
		return None
	}
	safety := Unsafe
	if mustBeSync(def.Name().Text()) && def.Parent().Is(syntax.KindClassDef) {
		safety = Safe
	}
	start := def.Span().Start
	return fix("Make '"+def.Name().Text()+"' synchronous", safety, remove(start, skip(textOf(def.Node), start+len("async"))))
}

// mayBeSync reports whether CPython compiles the body of def in a plain def.
func mayBeSync(def syntax.FunctionDef) bool {
	for n := range own(def.Node) {
		if (n.Is(syntax.KindAwait) || n.IsAsync() && !n.Is(syntax.KindFunctionDef)) && n != def.Node {
			return false
		}
	}
	return true
}

// mustBeAsync reports whether name is a special method whose result the language
// awaits (data model, "Asynchronous Context Managers", "Asynchronous Iterators").
func mustBeAsync(name string) bool {
	return name == "__aenter__" || name == "__aexit__" || name == "__anext__"
}

// mustBeSync reports whether name is a special method that the language does not
// await the result of.
func mustBeSync(name string) bool {
	return len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" && !mustBeAsync(name) && name != "__call__"
}

// MakeCalleeAsync is MakeFunctionAsync for a function of m of which some calls are
// awaited already: its other calls in m are awaited as well, where CPython compiles
// that. It is Unsafe.
func MakeCalleeAsync(m *semantic.Module, def syntax.FunctionDef) Fix {
	type key struct{ def syntax.FunctionDef }
	return m.Kept(key{def}, func() any {
		f := andMakeAsync(m, Fix{}, def)
		if f.IsNone() {
			return None
		}
		f.Edits = slices.Clip(f.Edits)
		return f.Titled("Make '%s' async", def.Name().Text())
	}).(Fix)
}

// andMakeAsync adds to f that def becomes async, and its calls in m with it: they are
// awaited where CPython compiles that, and those that stand alone at the top level run
// by asyncio.run. Other callers get a coroutine from then on, so the whole is Unsafe.
// None where def has to stay as it is: a special method, a property, the target of a
// decorator that drives a generator.
func andMakeAsync(m *semantic.Module, f Fix, def syntax.FunctionDef) Fix {
	if !def.Exists() || def.IsAsync() || def.IsBroken() || !mayBeAsync(def) {
		return None
	}
	name := def.Name().Text()
	if mustBeSync(name) && def.Parent().Is(syntax.KindClassDef) {
		return None
	}
	for d := range def.Decorators() {
		switch m.QualifiedName(d) {
		case "builtins.property", "functools.cached_property", "contextlib.contextmanager":
			return None
		}
	}
	f.Edits = append([]Edit{insert(def.Span().Start, "async ")}, f.Edits...)
	f.Title, f.Safety = f.Title+" and make '"+name+"' async", Unsafe
	if yields(def) {
		return Join(f)
	}
	for _, call := range callsOf(m, def) {
		if more := cope(call, def); !more.IsNone() {
			if joined := Join(f, more); !joined.IsNone() {
				f = joined
			}
		}
	}
	return Join(f)
}

// callsOf returns the calls in m, by its own name, of the function that def defines.
func callsOf(m *semantic.Module, def syntax.FunctionDef) []syntax.Call {
	fn := m.FunctionOf(def.Node)
	if fn == nil {
		return nil
	}
	type key struct{ name string }
	return m.Kept(key{fn.Name}, func() any {
		calls := map[*semantic.Function][]syntax.Call{}
		for call := range syntax.CallsBy(m.Tree, fn.Name) {
			if f := m.Callee(call); f != nil {
				calls[f] = append(calls[f], call)
			}
		}
		return calls
	}).(map[*semantic.Function][]syntax.Call)[fn]
}

// cope lets call get its result from def, which becomes async. None where that is not
// simple.
func cope(call syntax.Call, def syntax.FunctionDef) Fix {
	p := placeOf(call.Node)
	extra, ok := p.mayAwait(p.function().IsAsync() || p.function() == def)
	switch {
	case call.IsBroken() || !isLoaded(call.Node) || call.Parent().Is(syntax.KindAwait):
		return None
	case ok:
		return fix("Await the call", Unsafe, append(extra, await(call.Node)...)...)
	case p.scope.Is(syntax.KindModule) && call.Parent().Is(syntax.KindExprStmt):
		return WrapCall(call.Node, "asyncio", "run")
	}
	return None
}
