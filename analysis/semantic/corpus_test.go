package semantic_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// standardLibrary returns the paths of the Python files of the standard library,
// or of the folder AWAITER_CORPUS names: every n-th.
func standardLibrary(t testing.TB, n int) []string {
	t.Helper()
	root := os.Getenv("AWAITER_CORPUS")
	if root == "" {
		out, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
		if err != nil {
			t.Fatal(err)
		}
		root = strings.TrimSpace(string(out))
	}
	var all []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".py") {
			all = append(all, path)
		}
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("no Python files in %s: %v", root, err)
	}
	var some []string
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// askEverything asks m all questions there are about all its nodes, and returns how
// many expressions it has and of how many the type is known.
func askEverything(m *semantic.Module) (asked, known int) {
	for n := range m.Tree.Root().Subtree() {
		t := m.TypeOf(n)
		asked++
		if !t.IsUnknown() {
			known++
		}
		t.RuntimeName()
		for _, p := range []*semantic.Protocol{semantic.Awaitable, semantic.AsyncIterable, semantic.Iterable, semantic.ContextManager} {
			t.Implements(p)
			t.Lacks(p)
		}
		t.Call()
		t.Awaited()
		t.Entered(true)
		t.Iterated(false)
		if n.Is(syntax.KindName, syntax.KindAttribute) {
			m.QualifiedName(n)
		}
		if c := syntax.As[syntax.Call](n); c.Exists() {
			m.Callee(c)
		}
	}
	for _, f := range m.Functions {
		f.Returns()
		f.Decorated()
	}
	for _, c := range m.Classes {
		c.MayBeExtended()
		c.IsSubclassOf("abc.ABC")
		c.Implements(semantic.AsyncContextManager)
		c.Lookup("__init__")
	}
	m.Summary()
	return asked, known
}

// TestStandardLibrary asks all questions about real programs: nothing panics, and
// nothing takes long.
func TestStandardLibrary(t *testing.T) {
	every := 25
	if testing.Short() {
		every = 50
	}
	asked, known := 0, 0
	for _, path := range standardLibrary(t, every) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		m := semantic.Analyze("m", false, syntax.ParseOnce(source.New(string(content))), 11, library)
		a, k := askEverything(m)
		asked, known = asked+a, known+k
		if spent := time.Since(start); spent > 5*time.Second {
			t.Errorf("%s: %v for %d nodes", path, spent, a)
		}
	}
	t.Logf("%d nodes, %d of known type", asked, known)
}
