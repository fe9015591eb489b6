package semantic_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// longText returns asyncio's sources, again and again, up to the given number of lines.
func longText(b testing.TB, lines int) string {
	b.Helper()
	var text strings.Builder
	count := 0
	for {
		for _, path := range standardLibrary(b, 1) {
			if filepath.Base(filepath.Dir(path)) != "asyncio" || filepath.Base(path) == "__init__.py" {
				continue
			}
			content, err := os.ReadFile(path)
			if err != nil {
				b.Fatal(err)
			}
			text.Write(content)
			if count += strings.Count(string(content), "\n"); count >= lines {
				return text.String()
			}
		}
	}
}

// BenchmarkTypes finds the types of what rules ask for most in a new module of 10,000
// lines: of all calls, awaits, with items and iterables.
func BenchmarkTypes(b *testing.B) {
	tree := syntax.ParseOnce(source.New(longText(b, 10_000)))
	b.ReportAllocs()
	for b.Loop() {
		askAsRules(tree)
	}
}

func askAsRules(tree *syntax.Tree) {
	m := semantic.Analyze("m", false, tree, 11, library)
	for c := range syntax.All[syntax.Call](tree.Root()) {
		m.TypeOf(c.Node)
	}
	for a := range syntax.All[syntax.Await](tree.Root()) {
		m.TypeOf(a.Value()).Implements(semantic.Awaitable)
	}
	for w := range syntax.All[syntax.WithItem](tree.Root()) {
		m.TypeOf(w.ContextExpr()).Implements(semantic.AsyncContextManager)
	}
	for f := range syntax.All[syntax.For](tree.Root()) {
		m.TypeOf(f.Iter()).Implements(semantic.Iterable)
	}
}

// TestTypeAllocations is the gate on what BenchmarkTypes allocates.
func TestTypeAllocations(t *testing.T) {
	const lines = 10_000
	tree := syntax.ParseOnce(source.New(longText(t, lines)))
	allocations := testing.AllocsPerRun(3, func() { askAsRules(tree) })
	t.Logf("%d lines: %.0f allocations", lines, allocations)
	if allocations > 5*lines {
		t.Error("too many")
	}
}

// BenchmarkEverything finds the types of all nodes of a new module of 10,000 lines.
func BenchmarkEverything(b *testing.B) {
	tree := syntax.ParseOnce(source.New(longText(b, 10_000)))
	b.ReportAllocs()
	for b.Loop() {
		m := semantic.Analyze("m", false, tree, 11, library)
		for n := range tree.Root().Subtree() {
			m.TypeOf(n)
		}
	}
}

// BenchmarkSummary finds what others may know of a new module of 10,000 lines.
func BenchmarkSummary(b *testing.B) {
	tree := syntax.ParseOnce(source.New(longText(b, 10_000)))
	b.ReportAllocs()
	for b.Loop() {
		semantic.Analyze("m", false, tree, 11, library).Summary()
	}
}
