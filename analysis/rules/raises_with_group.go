package rules

import (
	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

var RaisesWithGroup = define(analysis.Rule{
	Name: "raises-with-group", Family: "testing", Severity: analysis.Hint, Since: "0.1.0", OptIn: true,
	Covers: []string{"87"}, Aliases: []string{"ASYNC401"},
	Check: raisesWithGroup,
})

// pytest.raises(ExceptionGroup) is content with any group, whatever is in it.
func raisesWithGroup(p *analysis.Pass) {
	for call := range syntax.All[syntax.Call](p.Root()) {
		if library.NameAt(p.Module, call.Func()) != "pytest.raises" {
			continue
		}
		expected := call.Arg(0)
		if !expected.Exists() {
			expected = call.Keyword("expected_exception")
		}
		switch library.NameAt(p.Module, expected) {
		case "builtins.ExceptionGroup", "builtins.BaseExceptionGroup", "exceptiongroup.ExceptionGroup", "exceptiongroup.BaseExceptionGroup":
			fix := fixes.None
			if expected.Role() == syntax.FieldArgs && !call.Arg(1).Exists() && isEmpty(call.Keywords()) {
				fix = fixes.ReplaceBy(call.Node, fixes.Call{Module: "pytest", Name: "RaisesGroup", Rest: "(Exception)"}).WithSafety(fixes.Sketch)
			}
			p.Report(expected, "any group passes: 'pytest.RaisesGroup' says what has to be in it").Fix(fix)
		}
	}
}
