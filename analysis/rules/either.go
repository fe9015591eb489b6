package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isOfEither reports whether at is, or awaits, a call of a method of an object of which only a
// declaration says what it is, and which may be of a class that the declaration does not
// tell, one for asynchronous use.
func isOfEither(p *analysis.Pass, at syntax.Node) bool {
	if await := syntax.As[syntax.Await](at); await.Exists() {
		at = await.Value()
	}
	call := syntax.As[syntax.Call](at)
	object := syntax.As[syntax.Attribute](call.Func()).Value()
	t := p.TypeOf(object).Used()
	return t.IsDeclared() && (isCalledByTwin(p, call) || object.Is(syntax.KindAttribute) && isAsyncFormKnown(p, at, t.Class()))
}

// isCalledByTwin reports whether the synchronous form of the method around call, too, makes this
// call, and does not await it: "self.client.unlock()" in __exit__ and in __aexit__.
func isCalledByTwin(p *analysis.Pass, call syntax.Call) bool {
	f := p.FunctionAround(call.Node)
	if f == nil || f.Class == nil || !f.IsCoroutineFunction() {
		return false
	}
	p.LookInto(f.Class.Def.Node, call.Node)
	return slices.ContainsFunc(synchronousNames(f.Name), func(name string) bool {
		twin := f.Class.OwnMethod(name)
		return twin != nil && !twin.Def.IsAsync() && callsPlainly(twin, call.Func().Text())
	})
}

// isAsyncFormKnown reports whether the module of at mentions a class that is by its name
// the asynchronous form of class. An attribute that is declared for one of them, elsewhere,
// often holds either.
func isAsyncFormKnown(p *analysis.Pass, at syntax.Node, class *semantic.Class) bool {
	name := strings.TrimPrefix(class.Name, "Sync")
	return slices.ContainsFunc([]string{"Async" + name, "Aio" + name, name + "Async"}, func(twin string) bool {
		return mentionsName(p, at, twin)
	})
}

// callsPlainly reports whether f calls what is written as callee, and does not await it.
func callsPlainly(f *semantic.Function, callee string) bool {
	for call := range syntax.All[syntax.Call](f.Def) {
		if call.Func().Text() == callee && !call.Parent().Is(syntax.KindAwait) {
			return true
		}
	}
	return false
}

// synchronousNames returns under which names a class may have the synchronous form of a
// method called name.
func synchronousNames(name string) []string {
	var names []string
	if rest, found := strings.CutPrefix(name, "__a"); found {
		names = append(names, "__"+rest)
	}
	for _, prefix := range []string{"async_", "a"} {
		if rest, found := strings.CutPrefix(name, prefix); found {
			names = append(names, rest)
		}
	}
	if rest, found := strings.CutSuffix(name, "_async"); found {
		names = append(names, rest)
	}
	return names
}
