package semantic

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// longModule returns the tree of asyncio's sources, again and again, up
// to the given number of lines.
func longModule(b testing.TB, lines int) *syntax.Tree {
	root, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
	if err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "asyncio", "[a-z]*.py"))
	if err != nil || len(files) == 0 {
		b.Fatal("no asyncio")
	}
	var text strings.Builder
	for count := 0; count < lines; {
		for _, f := range files {
			content, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			text.Write(content)
			if count += strings.Count(string(content), "\n"); count >= lines {
				break
			}
		}
	}
	return syntax.ParseOnce(source.New(text.String()))
}

func BenchmarkNames(b *testing.B) {
	tree := longModule(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		Analyze("", false, tree, 11, nil)
	}
}

func BenchmarkFlow(b *testing.B) {
	tree := longModule(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		m := Analyze("", false, tree, 11, nil)
		b.StartTimer()
		for _, s := range m.allScopes() {
			s.unit.follow()
		}
	}
}

// TestAllocations keeps the cost of names and flow in proportion to the text.
func TestAllocations(t *testing.T) {
	const lines = 10_000
	tree := longModule(t, lines)
	names := testing.AllocsPerRun(5, func() { Analyze("", false, tree, 11, nil) })
	both := testing.AllocsPerRun(5, func() {
		for _, s := range Analyze("", false, tree, 11, nil).allScopes() {
			s.unit.follow()
		}
	})
	t.Logf("%d lines: %.0f allocations for names, %.0f with flow", lines, names, both)
	if names > 0.25*lines || both > 3*lines {
		t.Error("too many")
	}
}

// TestConcurrent asks for the flow of one module from many sides at once; the race
// detector watches.
func TestConcurrent(t *testing.T) {
	m := Analyze("", false, longModule(t, 1_000), 11, nil)
	var names []syntax.Node
	for n := range syntax.All[syntax.Name](m.Tree.Root()) {
		names = append(names, n.Node)
	}
	var wait sync.WaitGroup
	values := make([][]*flowValue, 4)
	for i := range values {
		wait.Go(func() {
			for j := range names {
				// Every goroutine begins at another place.
				at := (j + i*len(names)/len(values)) % len(names)
				m.visibleAt(names[at].Text(), names[at])
				m.FunctionAround(names[at]).Yields()
				m.FunctionAround(names[at]).ReturnStatements()
				m.valueOf(names[at])
			}
			for _, n := range names {
				values[i] = append(values[i], m.valueOf(n))
			}
		})
	}
	wait.Wait()
	for _, other := range values[1:] {
		if !slices.Equal(values[0], other) {
			t.Error("the answers differ")
		}
	}
}

// BenchmarkParse is what the others are to be measured by.
func BenchmarkParse(b *testing.B) {
	text := longModule(b, 10_000).Text
	b.ReportAllocs()
	for b.Loop() {
		syntax.ParseOnce(text)
	}
}
