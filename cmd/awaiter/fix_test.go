package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// TestFixIsLinear counts what is allocated for each module of few and of many that ask for
// each other in a circle, all of which are repaired twice, and say something else then.
func TestFixIsLinear(t *testing.T) {
	allocated := func(modules int) int {
		root := t.TempDir()
		for i := range modules {
			text := fmt.Sprintf("import m%d\n\nvalue%d = twice\n\n\ndef use():\n    return m%[1]d.value%[1]d, m%[1]d.use()\n", (i+1)%modules, i)
			if err := os.WriteFile(filepath.Join(root, fmt.Sprintf("m%d.py", i)), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		looking := &analysis.Rule{Name: "test-looking", Family: "testing", Check: func(p *analysis.Pass) {
			for n := range syntax.All[syntax.Attribute](p.Root()) {
				p.TypeOf(n.Node)
			}
		}}
		settling := func(name, as string) *analysis.Rule {
			return &analysis.Rule{Name: "test-" + name, Family: "testing", Check: onNames(name, func(p *analysis.Pass, n syntax.Node) {
				p.Report(n, "'%s' is to be '%s'", name, as).Fix(replacing(n, as, "Make it so", fixes.Safe))
			})}
		}
		var out, errs strings.Builder
		w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: root, rules: []*analysis.Rule{looking, settling("twice", "again"), settling("again", "1")},
			env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		code := run([]string{"check", "--fix", "-j1", "--no-cache"}, w)
		runtime.ReadMemStats(&after)
		if fixed := fmt.Sprintf("Fixed %d findings", 2*modules); code != exitClean || !strings.Contains(out.String(), fixed) {
			t.Fatalf("exit code %d: %s%s", code, out.String(), errs.String())
		}
		return int(after.TotalAlloc-before.TotalAlloc) / modules
	}
	if few, many := allocated(100), allocated(400); many > few+few/4 {
		t.Errorf("%d bytes for each of few modules, %d for each of four times as many", few, many)
	}
}

// TestFixChecksAgain counts how often each file is checked when some are repaired: again
// are those that were repaired, and those that are told something else of them.
func TestFixChecksAgain(t *testing.T) {
	files := map[string]string{
		"shown.py":   "again\nvalue = again\n",
		"body.py":    "async def work():\n    again\n    return 1\n",
		"asks.py":    "from shown import value\nvalue\n",
		"through.py": "import asks\nasks.value\n",
		"knows.py":   "from body import work\nwork()\n",
		"alone.py":   "print\n",
	}
	want := map[string]int{"shown": 2, "body": 2, "asks": 2, "through": 2, "knows": 1, "alone": 1}
	root := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	checks := map[string]int{}
	counting := &analysis.Rule{Name: "test-counting", Family: "testing", Check: func(p *analysis.Pass) {
		mu.Lock()
		checks[p.Name]++
		mu.Unlock()
		for n := range syntax.All[syntax.Call](p.Root()) {
			p.TypeOf(n.Node)
		}
		for n := range syntax.All[syntax.Attribute](p.Root()) {
			p.TypeOf(n.Node)
		}
		for n := range syntax.All[syntax.Name](p.Root()) {
			p.TypeOf(n.Node)
		}
	}}
	settling := &analysis.Rule{Name: "test-settling", Family: "testing", Check: onNames("again", func(p *analysis.Pass, n syntax.Node) {
		p.Report(n, "'again' is to be a number").Fix(replacing(n, "1", "Make it one", fixes.Safe))
	})}
	var out, errs strings.Builder
	w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: root, rules: []*analysis.Rule{counting, settling},
		env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
	if code := run([]string{"check", "--fix"}, w); code != exitClean {
		t.Errorf("exit code %d: %s%s", code, out.String(), errs.String())
	}
	if !maps.Equal(checks, want) {
		t.Errorf("checks: %v, want %v", checks, want)
	}
}
