package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/fixes"
)

var GroupWithoutDerive = define(analysis.Rule{
	Name: "group-without-derive", Family: "task", Severity: analysis.Warning, Since: "0.1.0",
	Covers: []string{"82"}, Aliases: []string{"ASYNC126"},
	Check: groupWithoutDerive,
})

// except*, split() and subgroup() make their parts by derive(), and that of the builtin
// class gives a plain ExceptionGroup (library reference, "ExceptionGroup.derive").
func groupWithoutDerive(p *analysis.Pass) {
	for _, class := range p.Classes() {
		if class.Def.IsBroken() || class.IsSubclassOf("builtins.BaseExceptionGroup") != semantic.Yes || class.IsOpen() {
			continue
		}
		if f, _ := class.Method("derive"); f != nil && strings.HasPrefix(f.QualifiedName(), "builtins.") {
			p.Report(class.Def.Name(), "'%s' has no 'derive', so that 'except*' and 'split()' give a plain ExceptionGroup in its place", class.Name).
				Fix(fixes.AddDerive(class.Def))
		}
	}
}
