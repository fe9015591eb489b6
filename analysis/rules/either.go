package rules

import (
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
)

// isOfEither reports whether at is, or awaits, a call that the synchronous form of the method
// around makes, too, and does not await: "self.client.unlock()" in __exit__ and in __aexit__.
// An object of which only a declaration says what it is may then be of a class that the
// declaration does not tell, one for either form.
func isOfEither(p *analysis.Pass, at syntax.Node) bool {
	if await := syntax.As[syntax.Await](at); await.Exists() {
		at = await.Value()
	}
	call := syntax.As[syntax.Call](at)
	f := p.FunctionAround(at)
	if f == nil || f.Class == nil || !f.IsCoroutineFunction() || !p.TypeOf(call.Func()).Receiver().IsDeclared() {
		return false
	}
	p.LookInto(f.Class.Def.Node, at)
	return slices.ContainsFunc(synchronousNames(f.Name), func(name string) bool {
		twin := f.Class.OwnMethod(name)
		return twin != nil && !twin.Def.IsAsync() && callsPlainly(twin, call.Func().Text())
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
