package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var UnawaitableProtocolMethod = define(analysis.Rule{
	Name:     "unawaitable-protocol-method",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"A01", "A02", "B03", "34"},
	Check:    unawaitableProtocolMethod,
})

// The statements await what these methods return, so one that is no coroutine
// function has to return an awaitable itself.
func unawaitableProtocolMethod(p *analysis.Pass) {
	for _, f := range methods(p, "__aenter__", "__aexit__", "__anext__") {
		if f.Kind != semantic.PlainFunction || !firstReturn(f).Exists() && f.FallsThrough() != semantic.Yes {
			continue
		}
		if t := f.Returns(); t.Implements(semantic.Awaitable) == semantic.No {
			p.Report(nameOf(f), "%s awaits what '%s' returns, and %s cannot be awaited", callers[f.Name], f.Name, describe(t)).
				See(firstReturn(f), "it is returned here").
				Fix(fixes.MakeFunctionAsync(syntax.As[syntax.FunctionDef](f.Def)))
		}
	}
}
