package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MismatchedClosing = define(analysis.Rule{
	Name: "mismatched-closing", Family: "context-manager", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"E12"},
	Check:  mismatchedClosing,
})

// closing calls close() and awaits nothing; aclosing awaits what aclose() gives.
func mismatchedClosing(p *analysis.Pass) {
	for a := range passings(p, library.Closes, library.ClosesAsync) {
		item := syntax.As[syntax.WithItem](a.call.Parent())
		close, aclose := closes(a.t, "close"), closes(a.t, "aclose")
		switch {
		case a.is(library.ClosesAsync) && aclose == lacking && close != unknownClose && close != lacking:
			r := fails(p, a.arg, a.t, "'aclosing' awaits 'aclose()', which %s does not have", a.t)
			if close == closesPlainly {
				r.Fix(fixes.EnterClosing(p.Module, item))
			}
		case a.is(library.Closes) && close == lacking && aclose == closesAwaited:
			fails(p, a.arg, a.t, "'closing' calls 'close()', which %s does not have: it has 'aclose()'", a.t).
				Fix(fixes.EnterClosing(p.Module, item))
		case a.is(library.Closes) && close == closesAwaited:
			r := loses(p, a.arg, a.t, "'closing' does not await what 'close()' of %s gives", a.t).
				See(methodOf(a.t, "close"), "'close' is a coroutine function")
			if aclose == closesAwaited {
				r.Fix(fixes.EnterClosing(p.Module, item))
			} else if a.t.Implements(semantic.AsyncContextManager) == semantic.Yes {
				r.Fix(fixes.EnterItself(item))
			}
		}
	}
}

// A closeKind says what an object closes by.
type closeKind uint8

const (
	unknownClose  closeKind = iota
	lacking                 // it surely has no such method
	closesPlainly           // what the method gives is not to be awaited
	closesAwaited           // what the method gives is to be awaited
)

// closes returns what the method name, close or aclose, of t does.
func closes(t semantic.Type, name string) closeKind {
	switch {
	case t.IsAsyncGenerator() && name == "aclose":
		return closesAwaited
	case t.IsGenerator() && name == "close":
		return closesPlainly
	case t.IsAsyncGenerator(), t.IsGenerator():
		return lacking
	case !t.IsInstance() || len(t.Members()) != 1:
		return unknownClose
	}
	switch _, has := t.Class().Lookup(name); has {
	case semantic.No:
		return lacking
	case semantic.Unknown:
		return unknownClose
	}
	method := t.Attribute(name)
	switch {
	case !method.IsFunction():
		return unknownClose
	case method.Call().Implements(semantic.Awaitable) == semantic.Yes:
		return closesAwaited
	case method.Call().Implements(semantic.Awaitable) == semantic.No && !method.MayGiveAwaitable() && !method.Function().IsAbstract():
		return closesPlainly
	}
	return unknownClose
}
