package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var WrongGeneratorMethod = define(analysis.Rule{
	Name: "wrong-generator-method", Family: "generator", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"56", "B25", "B25b"},
	Check:  wrongGeneratorMethod,
})

// asyncTwins pairs the methods by which generators are driven with those of
// asynchronous generators (PEP 342, PEP 525).
var asyncTwins = map[string]string{"close": "aclose", "send": "asend", "throw": "athrow"}

// plainTwins are asyncTwins the other way round.
var plainTwins = map[string]string{"aclose": "close", "asend": "send", "athrow": "throw"}

// An asynchronous generator has no close(), send() and throw(), and a generator has not
// their asynchronous twins.
func wrongGeneratorMethod(p *analysis.Pass) {
	for attribute := range syntax.All[syntax.Attribute](p.Root()) {
		name := attribute.Attr().Text()
		async, plain := asyncTwins[name], plainTwins[name]
		if async == "" && plain == "" || attribute.Role() == syntax.FieldTarget {
			continue
		}
		t := p.TypeOf(attribute.Value()).Used()
		switch {
		case async != "" && t.IsAsyncGenerator():
			fails(p, attribute.Attr(), t, "%s has no '%s': its method is '%s'", t, name, async).
				See(definedAt(t.Function()), "'yield' makes '%s' an asynchronous generator", wordOf(t.Function())).
				Fix(callAwaited(p, attribute, async))
		case plain != "" && t.IsGenerator():
			fails(p, attribute.Attr(), t, "%s has no '%s': its method is '%s'", t, name, plain).
				See(definedAt(t.Function()), "'%s' is a plain generator function", wordOf(t.Function())).
				Fix(callPlainly(attribute, plain))
		}
	}
}

// callAwaited is the repair "it.close()" → "await it.aclose()".
func callAwaited(p *analysis.Pass, attribute syntax.Attribute, name string) fixes.Fix {
	call, rename := attribute.Parent(), fixes.Replace(attribute.Attr(), name)
	if attribute.Role() != syntax.FieldFunc {
		return fixes.None
	}
	if !call.Parent().Is(syntax.KindAwait) {
		await := fixes.Await(call)
		if await.IsNone() {
			await = fixes.AwaitAndMakeAsync(p.Module, call)
		}
		rename = fixes.Join(rename, await)
	}
	return rename.Titled("Await '%s()'", name)
}

// callPlainly is the repair "await it.aclose()" → "it.close()".
func callPlainly(attribute syntax.Attribute, name string) fixes.Fix {
	rename := fixes.Replace(attribute.Attr(), name)
	if await := syntax.As[syntax.Await](attribute.Parent().Parent()); await.Exists() && attribute.Role() == syntax.FieldFunc {
		rename = fixes.Join(rename, fixes.RemoveAwait(await))
	}
	return rename.Titled("Call '%s()'", name)
}
