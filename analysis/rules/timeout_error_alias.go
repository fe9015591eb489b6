package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var TimeoutErrorAlias = define(analysis.Rule{
	Name: "timeout-error-alias", Family: "modernisation", Severity: analysis.Hint, Since: "0.1.0",
	Covers:  []string{"92"},
	Aliases: []string{"UP041"},
	Check:   timeoutErrorAlias,
})

// Since Python 3.11 the exceptions of asyncio and concurrent.futures for what took too
// long are the builtin TimeoutError.
func timeoutErrorAlias(p *analysis.Pass) {
	if p.Target < 11 {
		return
	}
	for attribute := range syntax.All[syntax.Attribute](p.Root()) {
		if attribute.Attr().Text() != "TimeoutError" || !attribute.Value().Is(syntax.KindName, syntax.KindAttribute) {
			continue
		}
		switch p.QualifiedName(attribute.Value()) {
		case "asyncio", "asyncio.exceptions", "concurrent.futures":
			if asksForVersion(p, attribute.Node) {
				continue
			}
			r := p.Report(attribute, "'%s' is the builtin 'TimeoutError' since Python 3.11", attribute.Text())
			if !isBeside(attribute.Node, "TimeoutError") {
				r.Fix(fixes.UseBuiltin(attribute.Node, "TimeoutError"))
			}
		}
	}
}

// isBeside reports whether n is an element of a tuple that has name, too.
func isBeside(n syntax.Node, name string) bool {
	for elt := range n.Parent().Fields(syntax.FieldElt) {
		if elt.Is(syntax.KindName) && elt.Text() == name {
			return true
		}
	}
	return false
}
