package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var MixedProtocolPair = define(analysis.Rule{
	Name:     "mixed-protocol-pair",
	Family:   "protocol",
	Severity: analysis.Warning,
	Since:    "0.1.0",
	Covers:   []string{"A15"},
	Check:    mixedProtocolPair,
})

// asyncNames gives the asynchronous form of a special method.
var asyncNames = map[string]string{
	"__enter__": "__aenter__",
	"__exit__":  "__aexit__",
	"__iter__":  "__aiter__",
	"__next__":  "__anext__",
}

// A class with one method of the plain protocol and the other of the asynchronous
// one can be used with neither statement.
func mixedProtocolPair(p *analysis.Pass) {
	for _, class := range p.Classes() {
		if class.MayBeExtended() {
			continue
		}
		for _, name := range []string{"__aenter__", "__aexit__", "__aiter__", "__anext__"} {
			at, stray := bound(class, name), strayTwin(class, name)
			if !at.Exists() || stray == nil {
				continue
			}
			p.Report(nameOf(stray), "'%s' pairs '%s' with '%s', which no statement uses together", class.Name, name, stray.Name).
				See(at, "'%s' is here", name).
				Fix(fixes.RenameMethod(syntax.As[syntax.FunctionDef](stray.Def), twins[name]))
		}
	}
}

// strayTwin returns the plain method that stands where the asynchronous twin of the
// method name of class should, if neither of the two protocols is complete:
// __exit__ beside an __aenter__ without __aexit__ and __enter__. An __aiter__ that
// returns another object needs no twin.
func strayTwin(class *semantic.Class, name string) *semantic.Function {
	for plain, async := range asyncNames {
		if async != twins[name] {
			continue
		}
		stray := class.OwnMethod(plain)
		if !isPlain(stray) || class.Has(async) != semantic.No || class.Has(twins[plain]) != semantic.No {
			return nil
		}
		if name == "__aiter__" && !class.OwnMethod(name).Returns().Class().Is(class) {
			return nil
		}
		return stray
	}
	return nil
}
