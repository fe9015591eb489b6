package fixes_test

import (
	"os"
	"strings"
	"testing"

	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// TestExpansionsKeepBehaviour expands every async with and async for of a program,
// and compares what CPython prints of both.
func TestExpansionsKeepBehaviour(t *testing.T) {
	content, err := os.ReadFile("../testdata/fixes/expand/traces.py")
	if err != nil {
		t.Fatal(err)
	}
	before := string(content)
	after := expandAll(t, before)
	if strings.Contains(after, "async with ") || strings.Contains(after, "async for ") {
		if i := strings.LastIndex(after, "async for "); i > strings.Index(after, "import asyncio") {
			t.Fatalf("not everything is expanded:\n%s", after)
		}
	}
	results := oracle.Run(t, before, after)
	want, got := strings.Split(results[0].Stdout, "# "), strings.Split(results[1].Stdout, "# ")
	if results[0].Exit != 0 || len(want) < 40 || len(want) != len(got) {
		t.Fatalf("%d programs run, %d when expanded: %s%s", len(want), len(got), results[0].Stderr, results[1].Stderr)
	}
	for i := range want {
		if want[i] != got[i] {
			t.Errorf("the program prints\n%s\nexpanded it prints\n%s", want[i], got[i])
		}
	}
}

// expandAll applies the expansions, one after the other, until none is offered.
func expandAll(t *testing.T, text string) string {
	t.Helper()
next:
	for {
		tree := syntax.ParseOnce(source.New(text))
		m := semantic.Analyze("example", false, tree, 11, nil)
		for n := range tree.Root().Subtree() {
			if !n.IsAsync() || !n.Is(syntax.KindWith, syntax.KindFor) {
				continue
			}
			at := source.Span{Start: n.Span().Start, End: n.Span().Start}
			all := fixes.Refactorings(m, at)
			if len(all) != 1 {
				t.Fatalf("%d expansions of %s", len(all), n.Text())
			}
			changed, err := fixes.Apply(text, all[0].Edits)
			if err != nil {
				t.Fatal(err)
			}
			text = changed
			continue next
		}
		return text
	}
}
