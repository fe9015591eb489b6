package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var CallbackKeyword = define(analysis.Rule{
	Name: "callback-keyword", Family: "task", Severity: analysis.Error, Since: "0.1.0",
	Covers: []string{"H24"},
	Check:  callbackKeyword,
})

// start_soon, call_soon and their like hand positional arguments on to the function that
// they are given; their keyword arguments are their own.
func callbackKeyword(p *analysis.Pass) {
	for a := range passings(p, library.TakesCoroutineFunction, library.TakesCallable) {
		unexpected := a.Unexpected()
		behind, ok := a.Behind(a.arg)
		if !ok || len(unexpected) == 0 {
			continue
		}
		var keywords []syntax.Node
		for _, k := range unexpected {
			keywords = append(keywords, k.Node)
		}
		fails(p, unexpected[0].Name(), a.t, "'%s' hands on no keyword arguments, and has no '%s' of its own", a.Name(), unexpected[0].Name().Text()).
			Fix(fixes.PartialOf(a.call, a.arg, behind, keywords))
	}
}
