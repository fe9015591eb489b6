package rules

import (
	"strings"

	"awaiter/analysis"
	"awaiter/fixes"
)

var UnusedSuppression = define(analysis.Rule{
	Name: "unused-suppression", Family: "comments", Severity: analysis.Hint, Since: "0.1.0", OptIn: true, Last: true, Tag: analysis.Unnecessary,
	Covers:  []string{"X05"},
	Aliases: []string{"RUF100", "I0021", "useless-suppression"},
	Check:   unusedSuppression,
})

// A comment that suppresses nothing hides the next mistake that is made on its line.
// Where the file does not parse, findings may be missing.
func unusedSuppression(p *analysis.Pass) {
	if p.Root().IsBroken() {
		return
	}
	for _, u := range p.UnusedSuppressions() {
		what := "this comment suppresses no finding"
		if len(u.Used) > 0 {
			what = "no finding of '" + strings.Join(u.Unused, "', '") + "' is suppressed here"
		}
		p.Report(u, "%s", what).Fix(fixes.Unsuppress(p.Tree, u.At, u.Used))
	}
}
