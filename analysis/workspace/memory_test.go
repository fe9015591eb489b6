package workspace

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// dropped finds calls that make a coroutine and stand alone, so that what is found in a
// file depends on what it imports.
var dropped = &analysis.Rule{Name: "dropped", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
	for s := range syntax.All[syntax.ExprStmt](p.Root()) {
		if call := syntax.As[syntax.Call](s.Value()); call.Exists() && p.TypeOf(call.Node).IsCoroutine() {
			p.Report(call, "%s is dropped", call.Func().Text()).
				See(p.Callee(call).Def, "%s is defined here", p.Callee(call).Name).
				See(s.Node, "the whole").
				Fix(fixes.Await(call.Node)).
				Fix(fixes.AwaitAndMakeAsync(p.Module, call.Node))
		}
	}
}}

// A run checks all files below root, as the command line does.
func runWith(t *testing.T, root string, m *Memory, settings Settings) (found string, checked []string) {
	t.Helper()
	s := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{dropped}, Settings: settings, Memory: m}).Snapshot()
	paths, errs := s.Find(context.Background(), root)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var lines []string
	for _, path := range paths {
		name := below(root, path)
		all, known := s.Remembered(path)
		if !known {
			checked = append(checked, name)
			var err error
			if all, err = s.Diagnostics(context.Background(), path); err != nil {
				t.Fatal(err)
			}
		}
		for _, d := range all {
			lines = append(lines, wordsOf(s, root, name, d))
		}
	}
	return strings.Join(lines, "\n"), checked
}

// wordsOf returns all that d, a finding in the file of that name, says.
func wordsOf(s *Snapshot, root, name string, d *analysis.Diagnostic) string {
	said := fmt.Sprint(name, ": ", d.Message, "; ", d.Rule.Name, d.Span, d.Severity)
	for _, r := range d.Related {
		at := name
		if r.Tree != nil {
			path, _, _, _ := s.Where(r.Tree, r.Span)
			at = below(root, path)
		}
		said += fmt.Sprint("; ", at, r.Span, r.Message)
	}
	for _, f := range d.Fixes() {
		said += fmt.Sprintf("; %+v", f)
	}
	return said
}

const memoryTree = `
-- awaiter.toml --
-- main.py --
from app.api import fetch
def main():
    fetch()
-- other.py --
import app.text
app.text.join()
-- alone.py --
x = 1
-- app/__init__.py --
-- app/api.py --
from .deep import fetch
-- app/deep.py --
def fetch():
    return 1
-- app/text.py --
def join():
    pass
`

func TestMemory(t *testing.T) {
	for _, tc := range []struct {
		name    string
		change  func(t *testing.T, root string) Settings
		checked string // in the second run
		found   string
	}{
		{"nothing", nil, "", ""},
		{"the file itself", func(t *testing.T, root string) Settings {
			write(t, filepath.Join(root, "alone.py"), "x = 2\n")
			return Settings{}
		}, "alone.py", ""},
		{"what a file imports from what it imports", func(t *testing.T, root string) Settings {
			write(t, filepath.Join(root, "app/deep.py"), "async def fetch():\n    return 1\n")
			return Settings{}
		}, "app/api.py app/deep.py main.py", "main.py: fetch is dropped"},
		{"a module that comes first now", func(t *testing.T, root string) Settings {
			write(t, filepath.Join(root, "app/deep.pyi"), "async def fetch() -> int: ...\n")
			return Settings{}
		}, "app/api.py app/deep.pyi main.py", "main.py: fetch is dropped"},
		{"a module that is gone", func(t *testing.T, root string) Settings {
			if err := os.Remove(filepath.Join(root, "app/deep.py")); err != nil {
				t.Fatal(err)
			}
			return Settings{}
		}, "app/api.py main.py", ""},
		{"a package that is none any more", func(t *testing.T, root string) Settings {
			if err := os.Remove(filepath.Join(root, "app/__init__.py")); err != nil {
				t.Fatal(err)
			}
			return Settings{}
		}, "other.py", ""},
		{"the version of Python", func(t *testing.T, root string) Settings { return Settings{TargetVersion: 12} },
			"alone.py app/__init__.py app/api.py app/deep.py app/text.py main.py other.py", ""},
		{"which rules are on", func(t *testing.T, root string) Settings {
			write(t, filepath.Join(root, "awaiter.toml"), "per-file-ignores = {'main.py' = ['dropped']}\n")
			return Settings{}
		}, "main.py", ""},
		{"how severe a finding is", func(t *testing.T, root string) Settings {
			return Settings{Severity: map[string]string{"dropped": "hint"}}
		}, "alone.py app/__init__.py app/api.py app/deep.py app/text.py main.py other.py", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			root := writeTree(t, memoryTree)
			m := NewMemory(nil, "a", 0)
			if found, checked := runWith(t, root, m, Settings{}); found != "" || len(checked) != 7 {
				t.Fatalf("at first: found %q in %v", found, checked)
			}
			settings := Settings{}
			if tc.change != nil {
				settings = tc.change(t, root)
			}
			m = NewMemory(m.Encode(), "a", 0)
			found, checked := runWith(t, root, m, settings)
			said, _, _ := strings.Cut(found, ";")
			if got := strings.Join(checked, " "); said != tc.found || got != tc.checked {
				t.Errorf("found %q in %s, want %q in %s", found, got, tc.found, tc.checked)
			}
			if again, checked := runWith(t, root, NewMemory(m.Encode(), "a", 0), settings); again != found || len(checked) > 0 {
				t.Errorf("then %q is found, and %v checked; it was %q", again, checked, found)
			}
		})
	}
}

// TestMemoryTellsTheTruth changes a program at random and checks some of its files after
// each change, with what earlier runs knew and without.
func TestMemoryTellsTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"a", "b", "c", "d", "p/e", "p/f"}
	module := func() string {
		var b strings.Builder
		for range r.IntN(3) {
			name := strings.ReplaceAll(names[r.IntN(len(names))], "/", ".")
			fmt.Fprintf(&b, [...]string{"from %s import *\n", "from %s import f\n", "import %s as g\n", "from .%s import f\n"}[r.IntN(4)], name)
		}
		b.WriteString([...]string{"", "def f(): pass\n", "async def f(): pass\n", "from g import f\n"}[r.IntN(4)])
		b.WriteString([...]string{"", "f()\n", "g.f()\n"}[r.IntN(3)])
		return b.String()
	}
	remembered := 0
	for range 40 {
		root := writeTree(t, "-- awaiter.toml --\n")
		var kept []byte
		for range 25 {
			path := filepath.Join(root, names[r.IntN(len(names))]+".py")
			switch r.IntN(5) {
			case 0:
				_ = os.Remove(path) // there may be none
			case 1:
				init := filepath.Join(root, "p", "__init__.py")
				if os.Remove(init) != nil {
					write(t, init, "")
				}
			default:
				write(t, path, module())
			}
			want, all := runWith(t, root, nil, Settings{})
			m := NewMemory(kept, "a", 0)
			part := root
			if r.IntN(3) == 0 {
				part = filepath.Join(root, "p")
			}
			if _, err := os.Stat(part); err != nil {
				continue
			}
			got, checked := runWith(t, part, m, Settings{ConfigFile: filepath.Join(root, "awaiter.toml")})
			if kept = m.Encode(); part == root {
				if got != want {
					t.Fatalf("found\n%s\nwant\n%s\nin %s", got, want, archiveOf(t, root))
				}
				remembered += len(all) - len(checked)
			}
		}
	}
	if remembered < 500 {
		t.Errorf("only %d times a file was remembered", remembered)
	}
}

// archiveOf returns the files below root.
func archiveOf(t *testing.T, root string) string {
	var b strings.Builder
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		fmt.Fprintf(&b, "-- %s --\n%s", below(root, path), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestDamagedMemory reads what was cut off, changed, or left by another program.
func TestDamagedMemory(t *testing.T) {
	root := writeTree(t, memoryTree)
	m := NewMemory(nil, "a", 0)
	runWith(t, root, m, Settings{})
	good := m.Encode()
	if n := len(NewMemory(good, "a", 0).records); n != 7 {
		t.Fatalf("%d records", n)
	}
	if again := NewMemory(good, "a", 0).Encode(); len(again) != len(good) {
		t.Errorf("%d bytes became %d", len(good), len(again))
	}
	bad := [][]byte{nil, {}, []byte(memoryFormat), bytes.Repeat([]byte{0xff}, 100)}
	for i := range good {
		changed := slices.Clone(good)
		changed[i] ^= 1
		bad = append(bad, good[:i], changed)
	}
	for _, content := range bad {
		if n := len(NewMemory(content, "a", 0).records); n != 0 {
			t.Fatalf("%d records were read of %q", n, content)
		}
	}
	if n := len(NewMemory(good, "b", 0).records); n != 0 {
		t.Errorf("another program reads %d records", n)
	}
	body := good[len(memoryFormat)+len(contentSum{}):]
	for i := range body { // whose seal is right, as no program writes it
		for _, cut := range [][]byte{body[:i], append(slices.Clone(body[:i]), bytes.Repeat([]byte{0xff}, 9)...)} {
			sum := sealOf("a", cut)
			NewMemory(slices.Concat([]byte(memoryFormat), sum[:], cut), "a", 0)
		}
	}
}

// TestMemoryForgets checks that what is of no use for long is dropped.
func TestMemoryForgets(t *testing.T) {
	root := writeTree(t, memoryTree)
	m := NewMemory(nil, "a", 0)
	runWith(t, root, m, Settings{})
	if err := os.Remove(filepath.Join(root, "alone.py")); err != nil {
		t.Fatal(err)
	}
	for _, day := range []int{20, oldest, oldest + 1} {
		m = NewMemory(m.Encode(), "a", day)
		runWith(t, root, m, Settings{})
		want := 7
		if day > oldest {
			want = 6
		}
		if n := len(NewMemory(m.Encode(), "a", day).records); n != want {
			t.Errorf("%d records are left on day %d, want %d", n, day, want)
		}
	}
}

// TestRememberedParsesNothing checks that of what is remembered only those files are taken
// as text in which something was found, and that none is parsed.
func TestRememberedParsesNothing(t *testing.T) {
	root := writeTree(t, memoryTree)
	write(t, filepath.Join(root, "app/deep.py"), "async def fetch():\n    return 1\n")
	m := NewMemory(nil, "a", 0)
	first, _ := runWith(t, root, m, Settings{})
	if first == "" {
		t.Fatal("nothing is found")
	}
	s := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{dropped}}).Snapshot()
	disk := s.OnDisk(NewMemory(m.Encode(), "a", 0))
	found, known := disk.Snapshot().Remembered(filepath.Join(root, "main.py"))
	if !known || len(found) != 1 {
		t.Fatalf("known: %t, %d findings", known, len(found))
	}
	var read []string
	for path, e := range disk.facts.closed {
		read = append(read, below(root, path))
		if e.Value.(*File).unit != nil {
			t.Errorf("%s was looked at", path)
		}
	}
	slices.Sort(read)
	if got := strings.Join(read, " "); got != "app/deep.py main.py" { // where it is, and where its cause is
		t.Errorf("%s were read", got)
	}
}

// TestMemoryOfACrash checks that a file in which a rule panicked is not thought clean.
func TestMemoryOfACrash(t *testing.T) {
	root := writeTree(t, "-- a.py --\n")
	crash := &analysis.Rule{Name: "crash", Check: func(*analysis.Pass) { panic("the rule of this test") }}
	m := NewMemory(nil, "a", 0)
	path := filepath.Join(root, "a.py")
	for range 2 {
		s := NewSession(Options{Rules: []*analysis.Rule{crash}, Memory: m, Crashed: func(string, *analysis.Rule, any) {}}).Snapshot()
		if _, known := s.Remembered(path); known {
			t.Error("the file is thought clean")
		}
		if _, err := s.Diagnostics(context.Background(), path); err != nil {
			t.Error(err)
		}
		m = NewMemory(m.Encode(), "a", 0)
	}
}

// TestMemoryOfWhatIsInstalled changes what is installed between two runs.
func TestMemoryOfWhatIsInstalled(t *testing.T) {
	const site = ".venv/lib/python3.11/site-packages/"
	root := writeTree(t, "-- awaiter.toml --\n-- a.py --\nimport lib\ndef f():\n    lib.fetch()\n-- b.py --\n")
	dropped := "a.py: lib.fetch is dropped"
	var kept []byte
	for _, step := range []struct{ path, content, found, checked string }{
		{"", "", "", "a.py b.py"},
		{"", "", "", ""},
		{".venv/pyvenv.cfg", "", "", ""},
		{site + "other.py", "", "", ""},
		{site + "lib/__init__.py", "from .api import fetch\n", "", "a.py"},
		{site + "lib/api.py", "async def fetch(): pass\n", dropped, "a.py"},
		{"", "", dropped, ""},
		{site + "lib-stubs/__init__.pyi", "def fetch() -> int: ...\n", "", "a.py"},
		{site + "lib-stubs/__init__.pyi", "def fetch( -> int: ...\n", dropped, "a.py"},
		{"", "", dropped, "a.py"}, // in whose place its source stands is not remembered
		{site + "lib-stubs/__init__.pyi", "async def fetch() -> int: ...\n", dropped, "a.py"},
		{"", "", dropped, ""},
		{".venv/pyvenv.cfg", "version = 3.12", "", "a.py b.py"},
	} {
		if step.path != "" {
			write(t, filepath.Join(root, step.path), step.content)
		}
		m := NewMemory(kept, "a", 0)
		found, checked := runWith(t, root, m, Settings{})
		kept = m.Encode()
		if found, _, _ = strings.Cut(found, ";"); found != step.found || strings.Join(checked, " ") != step.checked {
			t.Errorf("%s %q: found %q, checked %v; want %q, %q", step.path, step.content, found, checked, step.found, step.checked)
		}
	}
}
