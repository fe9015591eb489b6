package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var ProtocolMethodArity = define(analysis.Rule{
	Name:     "protocol-method-arity",
	Family:   "protocol",
	Severity: analysis.Error,
	Since:    "0.1.0",
	Covers:   []string{"A05", "A06", "A07", "35"},
	Aliases:  []string{"PLE0302", "E0302", "unexpected-special-method-signature", "S5722"},
	Check:    protocolMethodArity,
})

// Python calls these methods with arguments that it chooses itself: __aexit__ with
// the exception's class, the exception and its traceback, the others with none.
func protocolMethodArity(p *analysis.Pass) {
	for _, f := range methods(p, "__aenter__", "__aexit__", "__aiter__", "__anext__", "__await__") {
		arguments, params, with := 0, "self", "no argument"
		if f.Name == "__aexit__" {
			arguments, params, with = 3, "self, exc_type, exc, tb", "three arguments"
		}
		if f.Accepts(1+arguments) == semantic.No {
			p.Report(nameOf(f), "%s calls '%s' with %s besides 'self', which its parameters do not allow", callers[f.Name], f.Name, with).
				Fix(fixes.RewriteParams(syntax.As[syntax.FunctionDef](f.Def), params))
		}
	}
}
