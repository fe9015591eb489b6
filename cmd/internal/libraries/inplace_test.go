//go:build libraries

package libraries

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
)

//go:embed inplace.txtar
var projects []byte

// TestInstalledInPlace lets pip install the projects of inplace.txtar in place, into an
// environment of its own, with the tools that build them. A coroutine function of each is
// called in main.py, which CPython runs; what it says was never awaited is what we find.
func TestInstalledInPlace(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	run := func(program string, args ...string) string {
		t.Helper()
		c := exec.Command(program, args...)
		c.Dir = root
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	python := filepath.Join(root, "app", ".venv", "bin", "python")
	pip := []string{"-m", "pip", "--python", python, "install", "-q", "--disable-pip-version-check", "--root-user-action=ignore"}
	tools, err := filepath.Abs("../../../testdata/libraries/builders.txt")
	if err != nil {
		t.Fatal(err)
	}
	run("python3", "-m", "venv", "--without-pip", filepath.Join(root, "app", ".venv"))
	run("python3", append(pip, "-r", tools)...)
	install := append(pip, "--no-build-isolation", "--no-deps", "--no-index")
	for _, f := range txtar.Parse(projects).Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(path) == "pyproject.toml" {
			install = append(install, "-e", filepath.Dir(path))
		}
	}
	run("python3", install...)

	main := filepath.Join(root, "app", "main.py")
	said := run(python, main)
	found, err := workspace.NewSession(workspace.Options{Roots: []string{filepath.Dir(main)}, Rules: rules.All()}).Snapshot().Diagnostics(context.Background(), main)
	if err != nil {
		t.Fatal(err)
	}
	ours := map[int]bool{}
	for _, d := range found {
		if d.Rule.Name == "never-awaited" {
			f, _ := os.ReadFile(main)
			ours[strings.Count(string(f[:d.Span.Start]), "\n")] = true
		}
	}
	content, err := os.ReadFile(main)
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for i, line := range strings.Split(string(content), "\n") {
		call := strings.TrimSpace(line)
		if !strings.HasSuffix(call, ".fetch()") {
			continue
		}
		calls++
		if !strings.Contains(said, "\n    "+call+"\n") && !strings.Contains(said, "\n  "+call+"\n") {
			t.Errorf("CPython does not say that %s was never awaited", call)
		}
		if !ours[i] {
			t.Errorf("that %s is never awaited is not found", call)
		}
	}
	if calls < 10 || len(ours) != calls {
		t.Errorf("%d lines are found, of %d calls; CPython says\n%s", len(ours), calls, said)
	}
}
