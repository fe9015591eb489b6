package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// writeTree makes the files of a txtar archive in a new folder and returns it. A
// file whose name ends with a slash is an empty folder.
func writeTree(t testing.TB, archive string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if strings.HasSuffix(f.Name, "/") {
			err = os.MkdirAll(path, 0o755)
		} else {
			write(t, path, string(f.Data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// below returns path relative to root, with slashes.
func below(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

// A probe is a rule that reports every name that is called "mistake", and counts how
// often it looked.
type probe struct {
	rule *analysis.Rule
	runs int
}

func newProbe() *probe {
	p := &probe{}
	p.rule = &analysis.Rule{Name: "mistake", Family: "testing", Severity: analysis.Warning, Aliases: []string{"TEST101"}, Check: func(pass *analysis.Pass) {
		p.runs++
		for n := range pass.Root().Subtree() {
			if n.Text() == "mistake" && !n.Field(0).Exists() {
				pass.Report(n, "a mistake")
			}
		}
	}}
	return p
}

func text(s string) *source.Text { return source.New(s) }

// findings returns what s finds in the file at path.
func findings(t *testing.T, s *Snapshot, path string) []*analysis.Diagnostic {
	t.Helper()
	all, err := s.Diagnostics(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
