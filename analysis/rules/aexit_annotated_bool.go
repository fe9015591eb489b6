package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var AexitAnnotatedBool = define(analysis.Rule{
	Name: "aexit-annotated-bool", Family: "protocol", Severity: analysis.Hint, Since: "0.1.0",
	Covers:  []string{"43"},
	Aliases: []string{"mypy:exit-return"},
	Check:   aexitAnnotatedBool,
})

// To type checkers "-> bool" says that the method may drop exceptions: they suppose that
// what follows the block may run although the block did not come to its end.
func aexitAnnotatedBool(p *analysis.Pass) {
	for _, f := range methods(p, "__aexit__", "__exit__") {
		annotation := f.Def.Field(syntax.FieldReturns)
		if p.QualifiedName(annotation) != "builtins.bool" || len(f.Yields()) > 0 || f.Class.MayBeExtended() || isInherited(f) || !neverTrue(f) {
			continue
		}
		p.Report(annotation, "'%s' never drops an exception, but its annotation 'bool' says that it may", f.Name).
			Fix(onlyNone(f, annotation))
	}
}

// isInherited reports whether a base of f's class has, or may have, such a method, whose
// annotation f has to agree with, or the class is made to be one.
func isInherited(f *semantic.Function) bool {
	for _, c := range f.Class.MRO() {
		if c != f.Class && c.OwnMethod(f.Name) != nil {
			return true
		}
	}
	return f.Class.IsOpen() || f.Class.IsSubclassOf("abc.ABC") == semantic.Yes
}

// neverTrue reports whether f returns, and only False or None.
func neverTrue(f *semantic.Function) bool {
	returns := f.ReturnStatements()
	for _, r := range returns {
		if v := r.Value(); v.Exists() && !(v.Is(syntax.KindConstant) && (v.Op() == syntax.ConstFalse || v.Op() == syntax.ConstNone)) {
			return false
		}
	}
	return len(returns) > 0
}

// onlyNone annotates f with None, and lets it return that.
func onlyNone(f *semantic.Function, annotation syntax.Node) fixes.Fix {
	all := []fixes.Fix{fixes.Replace(annotation, "None")}
	for _, r := range f.ReturnStatements() {
		if v := r.Value(); v.Op() == syntax.ConstFalse {
			all = append(all, fixes.Replace(v, "None"))
		}
	}
	return fixes.Join(all...).Titled("Return None").WithSafety(fixes.Safe)
}
