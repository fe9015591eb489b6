package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// TestVanishingFiles checks a folder from which files go, or become something else,
// while it is checked: the rest is checked, and what could not be is said.
func TestVanishingFiles(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"goes": os.Remove,
		"becomes a folder": func(path string) error {
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.Mkdir(path, 0o777)
		},
		"becomes a link to itself": func(path string) error {
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.Symlink(filepath.Base(path), path)
		},
	} {
		root := t.TempDir()
		for _, file := range []string{"a.py", "b.py", "c.py"} {
			if err := os.WriteFile(filepath.Join(root, file), []byte("import b\nfetch()\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		vanishing := &analysis.Rule{Name: "vanishing", Check: func(p *analysis.Pass) {
			if p.Name == "a" {
				if err := change(filepath.Join(root, "b.py")); err != nil {
					t.Error(err)
				}
			}
			for n := range syntax.All[syntax.Name](p.Root()) {
				p.TypeOf(n.Node)
			}
		}}
		var out, errs strings.Builder
		w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: root, rules: append([]*analysis.Rule{vanishing}, scriptRules...),
			env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
		if code := run([]string{"check", "--jobs", "1", "--format", "concise"}, w); code != exitFailure {
			t.Errorf("%s: exit code %d", name, code)
		}
		if !strings.Contains(errs.String(), "read b.py: ") || strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("%s: said %q", name, errs.String())
		}
		if !strings.Contains(out.String(), "a.py:2:1") || !strings.Contains(out.String(), "c.py:2:1") || strings.Contains(out.String(), "b.py") {
			t.Errorf("%s: wrote %q", name, out.String())
		}
	}
}

// TestRepairsThatAreNotWritten repairs two files of which one changes meanwhile: that one
// stays as it is, and what was found in it is still said.
func TestRepairsThatAreNotWritten(t *testing.T) {
	root := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o666); err != nil {
			t.Error(err)
		}
	}
	for _, file := range []string{"a.py", "b.py", "c.py"} {
		write(file, "fetch()\n")
	}
	meddling := &analysis.Rule{Name: "meddling", Check: func(p *analysis.Pass) {
		if p.Name == "b" {
			write("b.py", "fetch() # and more\n")
		}
	}}
	var out, errs strings.Builder
	w := &world{in: strings.NewReader(""), out: &out, err: &errs, folder: root, rules: append([]*analysis.Rule{meddling}, scriptRules...),
		env: func(string) string { return "" }, terminal: func(any) (int, bool) { return 0, false }}
	if code := run([]string{"check", "--fix", "--format", "concise"}, w); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	if want := "awaiter: write b.py: it changed while it was checked; nothing was written\n"; errs.String() != want {
		t.Errorf("said %q, want %q", errs.String(), want)
	}
	if lines := strings.Split(out.String(), "\n"); !strings.HasPrefix(lines[0], "b.py:1:1: error: ") || strings.Count(out.String(), "b.py") != 1 {
		t.Errorf("wrote %q", out.String())
	}
	for file, want := range map[string]string{"a.py": "await fetch()\n", "b.py": "fetch() # and more\n", "c.py": "await fetch()\n"} {
		if content, err := os.ReadFile(filepath.Join(root, file)); err != nil || string(content) != want {
			t.Errorf("%s has %q, %v; want %q", file, content, err, want)
		}
	}
}
