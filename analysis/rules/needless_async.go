package rules

import (
	"iter"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NeedlessAsync = define(analysis.Rule{
	Name: "needless-async", Family: "await", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"60"},
	Aliases: []string{"RUF029", "ASYNC124", "S7503"},
	Check:   needlessAsync,
})

// A coroutine function that awaits nothing could be a plain one, if nobody but its
// callers here needs it to be what it is.
func needlessAsync(p *analysis.Pass) {
	for _, f := range p.Functions {
		if !f.IsCoroutineFunction() || f.IsAbstract() || isSpecialName(f.Name) || !isPlainlyDefined(p, f) || mayBeOverridden(f) || isInTest(p, f.Def) {
			continue
		}
		if isLocal := p.FunctionAround(f.Def) != nil; !isLocal && !strings.HasPrefix(f.Name, "_") && !isProgram(p, f.Def) {
			continue // others may await it
		}
		if awaits := awaitedCalls(p, f); len(awaits) > 0 && !needsAsync(p, f) {
			repair := fixes.MakeFunctionSync(syntax.As[syntax.FunctionDef](f.Def))
			for _, a := range awaits {
				repair = fixes.Join(repair, fixes.RemoveAwait(a))
			}
			p.Report(nameOf(f), "'%s' is a coroutine function that awaits nothing", f.Name).
				Fix(repair.WithSafety(fixes.Unsafe).Titled("Make '%s' a plain function", f.Name))
		}
	}
}

// isProgram reports whether the module of at is there to be run and not to be imported: it
// starts an event loop when it runs, or asks whether it is "__main__".
func isProgram(p *analysis.Pass, at syntax.Node) bool {
	type key struct{}
	everywhere := p.Everywhere(at)
	return p.Kept(key{}, func() any {
		for stmt := range everywhere.Children() {
			call := syntax.As[syntax.Call](syntax.As[syntax.ExprStmt](stmt).Value())
			switch p.QualifiedName(call.Func()) {
			case "asyncio.run", "trio.run", "anyio.run":
				return true
			}
			for name := range syntax.All[syntax.Name](stmt.Field(syntax.FieldTest)) {
				if name.Text() == "__name__" {
					return true
				}
			}
		}
		return false
	}).(bool)
}

func isSpecialName(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

// isPlainlyDefined reports whether f has no decorators but those that make a static or
// class method.
func isPlainlyDefined(p *analysis.Pass, f *semantic.Function) bool {
	for d := range syntax.As[syntax.FunctionDef](f.Def).Decorators() {
		switch p.QualifiedName(d) {
		case "builtins.staticmethod", "builtins.classmethod":
		default:
			return false
		}
	}
	return true
}

// mayBeOverridden reports whether f may override a method, or be overridden.
func mayBeOverridden(f *semantic.Function) bool {
	return f.Class != nil && (f.Class.MayBeExtended() || isInherited(f))
}

// saidInStrings finds strings by what they say.
var saidInStrings = &syntax.Index{In: func(stmt syntax.Node) iter.Seq2[string, syntax.Node] {
	return func(yield func(string, syntax.Node) bool) {
		for c := range syntax.All[syntax.Constant](stmt) {
			if isString(c.Node) && !yield(strings.Trim(c.Text(), `"'`), c.Node) {
				return
			}
		}
	}
}}

// awaitedCalls returns the awaits of the calls of f, if these are all that mentions its
// name in the module.
func awaitedCalls(p *analysis.Pass, f *semantic.Function) (awaits []syntax.Await) {
	t := p.Everywhere(f.Def).Tree()
	if len(saidInStrings.Find(t, f.Name)) > 0 {
		return nil
	}
	for _, n := range syntax.Mentions.Find(t, f.Name) {
		if n == nameOf(f) {
			continue
		}
		callee := syntax.Named(n)
		call := syntax.As[syntax.Call](callee.Parent())
		await := syntax.As[syntax.Await](call.Parent())
		if call.Func() != callee || !await.Exists() || p.Callee(call) != f {
			return nil
		}
		awaits = append(awaits, await)
	}
	return awaits
}

// needsAsync reports whether the body of f has what only an async def may have, or makes
// an awaitable, which it perhaps forgets to await.
func needsAsync(p *analysis.Pass, f *semantic.Function) bool {
	for n := range f.Def.Subtree() {
		if n == f.Def || p.FunctionAround(n) != f {
			continue
		}
		if n.Is(syntax.KindAwait) || n.IsAsync() && !n.Is(syntax.KindFunctionDef) {
			return true
		}
		if n.Is(syntax.KindCall) {
			t := p.TypeOf(n)
			if t.IsAsyncGenerator() || t.Implements(semantic.Awaitable) == semantic.Yes || t.Implements(semantic.AsyncContextManager) == semantic.Yes {
				return true
			}
		}
	}
	return false
}
