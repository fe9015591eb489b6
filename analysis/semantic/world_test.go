package semantic_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// stubs imports the library's stubs, each read once for all tests.
type stubs struct {
	mu      sync.Mutex
	modules map[string]*semantic.Module
}

var library = &stubs{modules: map[string]*semantic.Module{}}

func (l *stubs) Import(name string) (*semantic.Summary, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	m, ok := l.modules[name]
	if !ok {
		m = l.read(name)
		l.modules[name] = m
	}
	if m == nil {
		return nil, false
	}
	return m.Summary(), true
}

func (l *stubs) read(name string) *semantic.Module {
	base := filepath.Join("..", "library", "stubs", filepath.FromSlash(strings.ReplaceAll(name, ".", "/")))
	for i, path := range []string{base + ".pyi", filepath.Join(base, "__init__.pyi")} {
		if content, err := os.ReadFile(path); err == nil {
			return semantic.Analyze(name, i == 1, syntax.ParseOnce(source.New(string(content))), 11, l)
		}
	}
	return nil
}

// A world is the modules of one case, which import each other and the library.
type world struct {
	mu      sync.Mutex
	texts   map[string]string // by file name
	modules map[string]*semantic.Module
}

// newWorld reads a case: one file, or several behind lines "-- name --".
func newWorld(main, text string) *world {
	w := &world{texts: map[string]string{}, modules: map[string]*semantic.Module{}}
	name, lines := main, []string{}
	flush := func() { w.texts[name] = strings.Join(lines, "\n") }
	for _, line := range strings.Split(text, "\n") {
		if file, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(file, " --") {
			flush()
			name, lines = strings.TrimSuffix(file, " --"), nil
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return w
}

// module returns the meaning of the file called name.
func (w *world) module(name string) *semantic.Module {
	w.mu.Lock()
	defer w.mu.Unlock()
	if m, ok := w.modules[name]; ok {
		return m
	}
	dotted := strings.TrimSuffix(name, ".py")
	dotted, isPackage := strings.CutSuffix(dotted, "/__init__")
	m := semantic.Analyze(strings.ReplaceAll(dotted, "/", "."), isPackage, syntax.ParseOnce(source.New(w.texts[name])), 11, w)
	w.modules[name] = m
	return m
}

func (w *world) Import(name string) (*semantic.Summary, bool) {
	base := strings.ReplaceAll(name, ".", "/")
	for _, file := range []string{base + ".py", base + "/__init__.py"} {
		if _, ok := w.texts[file]; ok {
			return w.module(file).Summary(), true
		}
	}
	return library.Import(name)
}

// readCases returns the cases in testdata/semantic/<folder>, by name.
func readCases(t *testing.T, folder string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "semantic", folder, "*.py"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s: %v", folder, err)
	}
	cases := map[string]string{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases[strings.TrimSuffix(filepath.Base(path), ".py")] = string(content)
	}
	return cases
}
