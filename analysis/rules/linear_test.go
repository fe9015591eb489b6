package rules

import (
	"runtime"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// TestFamilyIsLinear checks programs that are one long mistake, and twice as long. What
// is allocated for each finding, repairs included, stays the same.
func TestFamilyIsLinear(t *testing.T) {
	for name, program := range map[string]func(n int) string{
		"await await": func(n int) string { return "async def f():\n    x = " + strings.Repeat("await ", n) + "y\n" },
		"await -":     func(n int) string { return "async def f():\n    x = " + strings.Repeat("await -", n) + "y\n" },
		"await not":   func(n int) string { return "async def f():\n" + strings.Repeat("    x = await not y\n", n) },
		"names":       func(n int) string { return "def f():\n" + strings.Repeat("    async = g(async)\n", n) },
		"attributes":  func(n int) string { return "f" + strings.Repeat(".async", n) + "\n" },
	} {
		t.Run(name, func(t *testing.T) {
			few, many := allocatedPerFinding(t, program(600)), allocatedPerFinding(t, program(2400))
			if many > few+few/4 {
				t.Errorf("%d bytes for each of few findings, %d for each of four times as many", few, many)
			}
		})
	}
}

// allocatedPerFinding returns how many bytes Check allocates for each finding of the
// family in program.
func allocatedPerFinding(t *testing.T, program string) int {
	m := semantic.Analyze("", false, syntax.ParseOnce(source.New(program)), 0, nil)
	find := func() []*analysis.Diagnostic {
		return analysis.Check(m, []*analysis.Rule{AsyncAsName, AwaitOperand}, nil)
	}
	find() // what the module finds once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := find()
	runtime.ReadMemStats(&after)
	if len(found) == 0 {
		t.Fatal("nothing is found")
	}
	return int(after.TotalAlloc-before.TotalAlloc) / len(found)
}
