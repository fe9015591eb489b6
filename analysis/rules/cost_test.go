package rules_test

import (
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// mostPerLine is how many allocations a line of a program may cost.
const mostPerLine = 25

// TestCheckAllocations bounds what a check of a whole file allocates, per line and with
// all rules: what many rules ask of a node is found once.
func TestCheckAllocations(t *testing.T) {
	const lines = 1000
	text := source.New(programs.Module(lines))
	const target = syntax.Version(12)
	count := testing.AllocsPerRun(3, func() {
		m := semantic.Analyze("program", false, syntax.ParseOnce(text), target, library.New(target))
		analysis.Check(m, rules.All(), nil)
	})
	if perLine := count / lines; perLine > mostPerLine {
		t.Errorf("%.1f allocations for a line, more than %d", perLine, mostPerLine)
	}
}
