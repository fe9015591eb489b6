package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var OwnClassAnnotation = define(analysis.Rule{
	Name: "own-class-annotation", Family: "protocol", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers:  []string{"37"},
	Aliases: []string{"PYI034", "Y034"},
	Check:   ownClassAnnotation,
})

// A method that returns self gives an object of the subclass when it is inherited; an
// annotation with the name of its own class says that it gives one of the base class.
func ownClassAnnotation(p *analysis.Pass) {
	for _, f := range methods(p, "__aenter__", "__enter__", "__aiter__", "__iter__", "__await__") {
		returns := syntax.As[syntax.FunctionDef](f.Def).Returns()
		if !isNameOf(returns, f.Class) || !returnsOnlySelf(f) {
			continue
		}
		p.Report(returns, "'%s' returns self, which in a subclass is no '%s'", f.Name, f.Class.Name).
			Fix(fixes.AnnotateSelf(p.Module, returns))
	}
}

// isNameOf reports whether the annotation n is the name of class, in quotes or not.
func isNameOf(n syntax.Node, class *semantic.Class) bool {
	if s, ok := syntax.As[syntax.Constant](n).StringValue(); ok {
		return s == class.Name
	}
	return n.Is(syntax.KindName) && n.Text() == class.Name
}

// returnsOnlySelf reports whether f returns its self, and nothing else anywhere.
func returnsOnlySelf(f *semantic.Function) bool {
	for _, r := range f.ReturnStatements() {
		if r.Value().Text() != selfOf(f) {
			return false
		}
	}
	return returnsSelf(f)
}
