package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var RaiseInAexit = define(analysis.Rule{
	Name: "raise-in-aexit", Family: "protocol", Severity: analysis.Hint, Since: "0.1.0",
	Covers:  []string{"A16"},
	Aliases: []string{"S5706"},
	Check:   raiseInAexit,
})

// 'async with' itself goes on with the exception of its block unless __aexit__ gives
// something true. Raised again, it only gets one more entry in its traceback.
func raiseInAexit(p *analysis.Pass) {
	for _, f := range methods(p, "__aexit__", "__exit__") {
		name := exceptionOf(f)
		if name == "" || f.Kind == semantic.AsyncGenerator || f.Kind == semantic.GeneratorFunction {
			continue
		}
		for raise := range syntax.All[syntax.Raise](f.Def) {
			if raise.Exc().Text() != name || !raise.Exc().Is(syntax.KindName) || raise.Cause().Exists() || p.FunctionAround(raise.Node) != f || isGuarded(raise.Node) {
				continue
			}
			p.Report(raise, "'%s' raises the exception that it was told of, which goes on without that", f.Name).
				Fix(fixes.Replace(raise.Node, "return False").Titled("Return False"))
		}
	}
}

// exceptionOf returns the name of the parameter of f for the exception, "" if it has
// none or its body binds the name.
func exceptionOf(f *semantic.Function) string {
	i, name := 0, ""
	for a := range syntax.As[syntax.FunctionDef](f.Def).Params().All() {
		if a.Role() != syntax.FieldArgs && a.Role() != syntax.FieldPosonlyargs {
			break
		}
		if i == 2 {
			name = a.Name().Text()
		}
		i++
	}
	for n := range syntax.All[syntax.Name](f.Def) {
		if n.Text() == name && (n.Role() == syntax.FieldTarget || n.Role() == syntax.FieldOptionalVars) {
			return ""
		}
	}
	for h := range syntax.All[syntax.ExceptHandler](f.Def) {
		if h.Name().Text() == name {
			return ""
		}
	}
	return name
}

// isGuarded reports whether n stands in a try or with statement, which may do something
// about what n raises.
func isGuarded(n syntax.Node) bool {
	for around := range withinFunction(n) {
		if around.Is(syntax.KindTry, syntax.KindWith) {
			return true
		}
	}
	return false
}
