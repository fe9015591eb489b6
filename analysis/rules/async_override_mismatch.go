package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AsyncOverrideMismatch = define(analysis.Rule{
	Name: "async-override-mismatch", Family: "protocol", Severity: analysis.Warning, Since: "0.1.0",
	Covers:  []string{"58", "G32", "G32b", "G32c"},
	Aliases: []string{"W0236", "invalid-overridden-method", "pyright:reportIncompatibleMethodOverride", "mypy:override", "pyrefly:bad-override", "ty:invalid-method-override"},
	Check:   asyncOverrideMismatch,
})

// Code that is written for a base class awaits what its coroutine functions give, and
// does not await what its plain functions give. A subclass that has it the other way
// round breaks that code.
func asyncOverrideMismatch(p *analysis.Pass) {
	for _, f := range p.Functions {
		if f.Class == nil || f.Class.OwnMethod(f.Name) != f || !isOwnKind(f) || isTwin(f.Class) || isMadeForTest(p, f.Class) {
			continue
		}
		base, nearest := contradicted(f)
		if base == nil || base.Class.Name == f.Class.Name || asksForAwaitable(p, f.Def) || isShared(p, base, f) ||
			isOfBothWorlds(p, base) || isDispatched(p, f) || isAsyncForm(p, f) || nearest.IsCoroutineFunction() == f.IsCoroutineFunction() && isOfBothWorlds(p, nearest) {
			continue
		}
		def := syntax.As[syntax.FunctionDef](f.Def)
		where := base.Class.Name + "." + base.Name
		if base.IsCoroutineFunction() {
			p.Report(def.Name(), "'%s' is a plain function, but '%s' is a coroutine function: what awaits it gets no awaitable", f.Name, where).
				See(definedAt(base), "the coroutine function").
				Fix(fixes.MakeCalleeAsync(p.Module, def))
		} else {
			p.Report(def.Name(), "'%s' is a coroutine function, but '%s' is a plain function: what calls it does not await it", f.Name, where).
				See(definedAt(base), "the plain function").
				Fix(fixes.MakeFunctionSync(def))
		}
	}
}

// isOfBothWorlds reports whether the class of f is one that may have its methods as
// coroutine functions or as plain ones: by its name, or because its module, another one
// than p's, looks whether what it has got is awaitable.
func isOfBothWorlds(p *analysis.Pass, f *semantic.Function) bool {
	return isTwin(f.Class) || f.Module != p.Module && eitherTaken{}.In(f.Module.Tree.Root()) > 0
}

// isDispatched reports whether f handles events by its name, and p's module does not call it by
// that: what finds handlers by the names of events mostly takes both kinds.
func isDispatched(p *analysis.Pass, f *semantic.Function) bool {
	return strings.HasPrefix(strings.TrimLeft(f.Name, "_"), "on_") && !p.Anywhere(f.Def, methodCalled{f.Name})
}

// methodCalled is the sign that a method of this name is called.
type methodCalled struct{ name string }

func (m methodCalled) In(stmt syntax.Node) int {
	return count(stmt, func(call syntax.Call) bool {
		return call.Func().Is(syntax.KindAttribute) && lastName(call.Func()) == m.name
	})
}

// contradicted returns the method of the highest class that f overrides and of which
// the kind is known, if f is of the other kind, and that of the nearest such class; else
// nil. Those between are found themselves.
func contradicted(f *semantic.Function) (highest, nearest *semantic.Function) {
	depth := 0
	for base := overridden(f); base != nil && base.Class != nil && isOwnKind(base) && depth < maxDepth; base = overridden(base) {
		if base.IsCoroutineFunction() || base.Kind == semantic.PlainFunction && givesNoAwaitable(base) {
			highest = base
			if nearest == nil {
				nearest = base
			}
		}
		depth++
	}
	if highest.IsCoroutineFunction() && f.Kind == semantic.PlainFunction && givesNoAwaitable(f) ||
		f.IsCoroutineFunction() && highest != nil && highest.Kind == semantic.PlainFunction {
		return highest, nearest
	}
	return nil, nil
}

// isAsyncForm reports whether the class of f is an asynchronous form of what it inherits from:
// it turns several plain functions into coroutine functions, and none the other way round.
func isAsyncForm(p *analysis.Pass, f *semantic.Function) bool {
	turned, class := 0, f.Class.Def
	p.LookInto(class.Node, f.Def)
	for stmt := range class.Body() {
		f := p.FunctionOf(stmt)
		if f == nil || !isOwnKind(f) {
			continue
		}
		switch base, _ := contradicted(f); {
		case base == nil:
		case base.IsCoroutineFunction():
			return false
		default:
			turned++
		}
	}
	return turned > 1
}

// isShared reports whether base, which only says what others are to define, is defined in
// its module both as a function and as a coroutine function. f, of p's module, is one of
// those.
func isShared(p *analysis.Pass, base, f *semantic.Function) bool {
	if !base.IsAbstract() {
		return false
	}
	p.Everywhere(f.Def)
	return slices.ContainsFunc(overriding(base.Module, base), func(g *semantic.Function) bool {
		return g.IsCoroutineFunction() != f.IsCoroutineFunction()
	})
}

// maxDepth bounds the classes that are looked at above one: a class may inherit from
// itself while it is being written.
const maxDepth = 20

// overridden returns the method that f hides: that of the first base class that has
// it, nil if that is not known.
func overridden(f *semantic.Function) *semantic.Function {
	m := f.Class.Module
	for base := range f.Class.Def.Bases() {
		switch m.QualifiedName(base) {
		case "abc.ABC", "typing.Protocol", "typing.Generic":
			continue
		}
		if method, has := m.TypeOf(base).Class().Method(f.Name); has != semantic.No {
			return method
		}
	}
	return nil
}

// isOwnKind reports whether the def of f alone says what a call gives: no decorator
// changes it.
func isOwnKind(f *semantic.Function) bool {
	return f.Decorated() == semantic.No && !strings.HasPrefix(f.Name, "__")
}

// givesNoAwaitable reports whether f, a plain function, is meant to give something
// that is no awaitable: it says so, or does something and returns nothing that may be
// one. What only raises says nothing.
func givesNoAwaitable(f *semantic.Function) bool {
	if f.MayGiveAwaitable() {
		return false
	}
	def := syntax.As[syntax.FunctionDef](f.Def)
	if f.IsAbstract() {
		return isBuiltinType(f.Module, def.Returns())
	}
	if def.Returns().Exists() {
		for _, word := range []string{"Awaitable", "Coroutine", "Future", "Task"} {
			if strings.Contains(def.Returns().Text(), word) {
				return false
			}
		}
		return f.Returns().Implements(semantic.Awaitable) == semantic.No
	}
	for _, r := range f.ReturnStatements() {
		if r.Value().Exists() && f.Module.TypeOf(r.Value()).Implements(semantic.Awaitable) != semantic.No {
			return false
		}
	}
	return len(f.ReturnStatements()) > 0 || f.FallsThrough() != semantic.No
}

// isBuiltinType reports whether the annotation n names a class of builtins: str,
// list[int].
func isBuiltinType(m *semantic.Module, n syntax.Node) bool {
	if s := syntax.As[syntax.Subscript](n); s.Exists() {
		n = s.Value()
	}
	name, ok := strings.CutPrefix(m.QualifiedName(n), "builtins.")
	return ok && name != "object"
}

// isTwin reports whether class is by its name, or that of a class around it, the
// asynchronous or the synchronous form of another one, which it inherits from for what
// both share.
func isTwin(class *semantic.Class) bool {
	for n := class.Def.Node; n.Exists(); n = n.Parent() {
		name := strings.ToLower(syntax.As[syntax.ClassDef](n).Name().Text())
		for _, word := range []string{"async", "aio", "sync", "blocking", "await", "mock", "fake", "stub", "dummy"} {
			if strings.Contains(name, word) {
				return true
			}
		}
	}
	return false
}

// isMadeForTest reports whether class stands in a function of a test, which calls its
// methods as they are there.
func isMadeForTest(p *analysis.Pass, class *semantic.Class) bool {
	return syntax.Enclosing[syntax.FunctionDef](class.Def.Node).Exists() && isInTest(p, class.Def.Node)
}

// asksForAwaitable reports whether the module of at looks whether what it has got is
// awaitable, so that its methods may be of either kind.
func asksForAwaitable(p *analysis.Pass, at syntax.Node) bool { return p.Anywhere(at, eitherTaken{}) }

// eitherTaken is the sign that a call takesEither.
type eitherTaken struct{}

func (eitherTaken) In(stmt syntax.Node) int { return count(stmt, takesEither) }

// takesEither reports whether call asks whether something is awaitable, or is of a function
// that is by its name one that awaits what it gets if that is awaitable: maybe_await,
// ensure_async.
func takesEither(call syntax.Call) bool {
	if asksForCoroutine(call.Node) {
		return true
	}
	name := strings.ToLower(lastName(call.Func()))
	return slices.ContainsFunc([]string{"maybe", "ensure_async", "ensure_await", "ensure_coro"}, func(word string) bool {
		return strings.Contains(name, word)
	})
}
