package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var NonOptionalExitArgument = define(analysis.Rule{
	Name: "non-optional-exit-argument", Family: "protocol", Severity: analysis.Hint, Since: "0.1.0",
	Covers:  []string{"36"},
	Aliases: []string{"PYI036", "Y036"},
	Check:   nonOptionalExitArgument,
})

// Where the block ends without an exception, all three arguments of the exit method are
// None. An annotation that leaves None out keeps a type checker from saying so where
// the body forgets it.
func nonOptionalExitArgument(p *analysis.Pass) {
	for _, f := range methods(p, "__aexit__", "__exit__") {
		def := syntax.As[syntax.FunctionDef](f.Def)
		var first syntax.Arg
		var all []fixes.Fix
		count := 0
		for a := range def.Params().All() {
			if count++; count == 1 || count > 4 || a.Role() != syntax.FieldArgs && a.Role() != syntax.FieldPosonlyargs || !leavesOutNone(p, a.Annotation()) {
				continue
			}
			if !first.Exists() {
				first = a
			}
			all = append(all, fixes.AllowNone(p.Module, a.Annotation()))
		}
		if first.Exists() {
			p.Report(first, "'%s' of '%s' is None where the block ends without an exception; its annotation leaves that out", first.Name().Text(), f.Name).
				Fix(fixes.Join(all...))
		}
	}
}

// leavesOutNone reports whether the annotation n surely does not allow None: it is
// type[…], a class of builtins, or a traceback.
func leavesOutNone(p *analysis.Pass, n syntax.Node) bool {
	if s := syntax.As[syntax.Subscript](n); s.Exists() {
		name := p.QualifiedName(s.Value())
		return name == "builtins.type" || name == "typing.Type"
	}
	switch name := p.QualifiedName(n); name {
	case "builtins.type", "typing.Type", "types.TracebackType":
		return n.Is(syntax.KindName, syntax.KindAttribute)
	}
	class := p.TypeOf(n).Class()
	return n.Is(syntax.KindName, syntax.KindAttribute) && class != nil && class.IsSubclassOf("builtins.BaseException") == semantic.Yes
}
