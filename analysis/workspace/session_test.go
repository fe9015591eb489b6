package workspace

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/syntax"
)

// callKinds is a rule that says what every call gives, and counts its runs by file.
type callKinds struct {
	mu   sync.Mutex
	runs map[string]int
	rule *analysis.Rule
}

func newCallKinds() *callKinds {
	c := &callKinds{runs: map[string]int{}}
	c.rule = &analysis.Rule{Name: "call-kinds", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
		c.mu.Lock()
		c.runs[p.Name]++
		c.mu.Unlock()
		for call := range syntax.All[syntax.Call](p.Root()) {
			t := p.TypeOf(call.Node)
			r := p.Report(call, "%s gives %s", call.Func().Text(), t.String())
			if f := t.Function(); f != nil {
				r.See(f.Def, "defined here")
			}
		}
	}}
	return c
}

// found returns what is found at path, a finding a line.
func found(t testing.TB, s *Snapshot, path string) string {
	t.Helper()
	all, err := s.Diagnostics(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range all {
		lines = append(lines, d.Message)
	}
	return strings.Join(lines, "\n")
}

func TestFindingsFollowEdits(t *testing.T) {
	root := writeTree(t, "-- a.py --\nmistake\nfine\nmistake\n")
	path := filepath.Join(root, "a.py")
	session := NewSession(Options{Rules: []*analysis.Rule{newProbe().rule}})
	count := func(s *Snapshot) int {
		all, err := s.Diagnostics(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	onDisk := session.Snapshot()
	if got := count(onDisk); got != 2 {
		t.Fatalf("on disk: %d", got)
	}
	first := session.Edit(path, 1, text("mistake\n"))
	second := session.Edit(path, 2, text("mistake\nmistake\nmistake\n"))
	if a, b, c := count(second), count(first), count(onDisk); a != 3 || b != 1 || c != 2 {
		t.Errorf("second %d, first %d, on disk %d: a snapshot changed", a, b, c)
	}
	if f, _ := second.File(path); f.Version != 2 || !f.Open {
		t.Errorf("%+v", f)
	}
	write(t, path, "fine\n")
	session.Changed(path)
	if got := count(session.Snapshot()); got != 3 {
		t.Errorf("the disk shows through an open document: %d", got)
	}
	if got := count(session.Close(path)); got != 0 {
		t.Errorf("closed: %d", got)
	}
	if got := count(first); got != 1 {
		t.Errorf("a snapshot of a document that is closed now: %d", got)
	}
	session.Close(path)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := session.Changed(path).Diagnostics(context.Background(), path); err == nil {
		t.Error("a file that is gone has findings")
	}
}

func TestDocumentsThatAreNoFiles(t *testing.T) {
	session := NewSession(Options{Rules: []*analysis.Rule{newProbe().rule}})
	s := session.Edit("untitled:Untitled-1", 1, text("mistake\n"))
	if got := found(t, s, "untitled:Untitled-1"); got != "a mistake" {
		t.Errorf("%q", got)
	}
}

func TestSkippedVersionsAreNeverParsed(t *testing.T) {
	session := NewSession(Options{})
	var files []*File
	for i := range 50 {
		s := session.Edit("/nowhere/a.py", int32(i), text(fmt.Sprintf("x = %d\n", i)))
		f, err := s.File("/nowhere/a.py")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	files[49].Tree()
	if files[0].document.parsed != 1 {
		t.Errorf("%d texts were parsed", files[0].document.parsed)
	}
	if got := files[10].Tree().Root().Text(); got != "x = 10\n" {
		t.Errorf("an old version gives the tree of %q", got)
	}
}

// TestTreesAreKept checks that what the parser of an open document put off is made, or
// being made, when its tree is there.
func TestTreesAreKept(t *testing.T) {
	session := NewSession(Options{})
	f, err := session.Edit("/nowhere/a.py", 1, text(strings.Repeat("def f(): pass\n", 50))).File("/nowhere/a.py")
	if err != nil {
		t.Fatal(err)
	}
	f.Tree()
	d := f.document
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.keeping && d.parser.Keep() {
		t.Error("nobody makes what was put off")
	}
}

const importing = `
-- lib.py --
async def fetch():
    return 1
def plain() -> int:
    x = 1
    return x
-- middle.py --
from lib import fetch, plain
-- user.py --
import lib
from middle import fetch
fetch()
lib.plain()
-- other.py --
import lib
lib.plain()
-- alone.py --
print()
`

func TestAResultRemembersWhatItAsked(t *testing.T) {
	root := writeTree(t, importing)
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	at := func(name string) string { return filepath.Join(root, name) }
	lib := func(s string) { session.Edit(at("lib.py"), 2, text(s)) }
	// Each step edits lib.py, or another, and says who is checked again and what is
	// found in user.py then.
	for _, step := range []struct {
		name    string
		edit    func()
		checked string
		user    string
	}{
		{"first", func() {}, "alone other user", "fetch gives coroutine of 'fetch()'\nlib.plain gives int"},
		{"nothing", func() {}, "", "fetch gives coroutine of 'fetch()'\nlib.plain gives int"},
		{"a body", func() {
			lib("async def fetch():\n    return 1\ndef plain() -> int:\n    print('more')\n    x = 1\n    return x\n")
		}, "", "fetch gives coroutine of 'fetch()'\nlib.plain gives int"},
		{"a signature", func() { lib("def fetch() -> str:\n    return ''\ndef plain() -> int:\n    x = 1\n    return x\n") }, "other user", "fetch gives str\nlib.plain gives int"},
		{"the file in between", func() {
			session.Edit(at("middle.py"), 1, text("async def fetch(): pass\n"))
		}, "user", "fetch gives coroutine of 'fetch()'\nlib.plain gives int"},
		{"the file in between, back", func() { session.Close(at("middle.py")) }, "user", "fetch gives str\nlib.plain gives int"},
		{"a file that nobody asked for", func() { session.Edit(at("new.py"), 1, text("async def f(): pass\n")) }, "", "fetch gives str\nlib.plain gives int"},
		{"one of them", func() { session.Edit(at("user.py"), 3, text("import lib\nlib.fetch()\n")) }, "user", "lib.fetch gives str"},
		{"the file is gone", func() {
			session.Close(at("lib.py"))
			if err := os.Remove(at("lib.py")); err != nil {
				t.Fatal(err)
			}
			session.Changed(at("lib.py"))
		}, "other user", "lib.fetch gives "},
		{"and is back", func() {
			write(t, at("lib.py"), "async def fetch(): pass\n")
			session.Refresh()
		}, "other user", "lib.fetch gives coroutine of 'fetch()'"},
	} {
		clear(kinds.runs)
		step.edit()
		s := session.Snapshot()
		for _, name := range []string{"user.py", "other.py", "alone.py"} {
			found(t, s, at(name))
		}
		if got := strings.Join(sortedKeys(kinds.runs), " "); got != step.checked {
			t.Errorf("%s: checked again: %q, want %q", step.name, got, step.checked)
		}
		if got := found(t, s, at("user.py")); got != step.user {
			t.Errorf("%s: user.py:\n%s\nwant\n%s", step.name, got, step.user)
		}
	}
}

func TestImportCycles(t *testing.T) {
	root := writeTree(t, `
-- p/__init__.py --
from .a import f
from .b import g
-- p/a.py --
from . import b
from p import g
async def f(): return b.g()
f()
g()
-- p/b.py --
from p import a
import p
async def g(): return a.f()
p.f()
`)
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	a, b := filepath.Join(root, "p/a.py"), filepath.Join(root, "p/b.py")
	if got := found(t, session.Snapshot(), a); !strings.Contains(got, "g gives coroutine of 'g()'") {
		t.Errorf("a.py: %s", got)
	}
	session.Edit(b, 1, text("def g(): return 1\n"))
	if got := found(t, session.Snapshot(), a); !strings.Contains(got, "g gives int") {
		t.Errorf("a.py after an edit of b.py: %s", got)
	}
}

func TestPathOfRelatedPlaces(t *testing.T) {
	root := writeTree(t, importing)
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{newCallKinds().rule}})
	s := session.Snapshot()
	all, err := s.Diagnostics(context.Background(), filepath.Join(root, "user.py"))
	if err != nil || len(all[0].Related) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	if path, ok := s.PathOf(all[0].Related[0].Tree); !ok || below(root, path) != "lib.py" {
		t.Errorf("%q, %v", path, ok)
	}
	if path, ok := s.PathOf(nil); ok {
		t.Errorf("no tree is in %q", path)
	}
}

func TestConfigureChangesWhatIsFound(t *testing.T) {
	root := writeTree(t, "-- a.py --\nmistake\n")
	path := filepath.Join(root, "a.py")
	session := NewSession(Options{Rules: []*analysis.Rule{newProbe().rule}})
	for _, c := range []struct {
		settings Settings
		want     string
	}{
		{Settings{}, "warning"}, {Settings{Severity: map[string]string{"mistake": "hint"}}, "hint"}, {Settings{Ignore: []string{"mistake"}}, ""}, {Settings{}, "warning"},
	} {
		all, err := session.Configure(nil, c.settings, nil).Diagnostics(context.Background(), path)
		got := ""
		for _, d := range all {
			got += d.Severity.String()
		}
		if got != c.want || err != nil {
			t.Errorf("%+v: %q, %v; want %q", c.settings, got, err, c.want)
		}
	}
}

func TestFoldersHaveSettingsOfTheirOwn(t *testing.T) {
	root := writeTree(t, "-- a.py --\nmistake\n-- api/a.py --\nmistake\n-- api/v1/a.py --\nmistake\n-- apis/a.py --\nmistake\n")
	severity := func(s string) Settings { return Settings{Severity: map[string]string{"mistake": s}} }
	session := NewSession(Options{
		Rules: []*analysis.Rule{newProbe().rule}, Settings: severity("error"),
		FolderSettings: map[string]Settings{filepath.Join(root, "api"): severity("hint"), filepath.Join(root, "api/v1"): {}},
	})
	for path, want := range map[string]analysis.Severity{"a.py": analysis.Error, "api/a.py": analysis.Hint, "api/v1/a.py": analysis.Warning, "apis/a.py": analysis.Error} {
		all, err := session.Snapshot().Diagnostics(context.Background(), filepath.Join(root, path))
		if err != nil || len(all) != 1 || all[0].Severity != want {
			t.Errorf("%s: %v, %v; want %s", path, all, err, want)
		}
	}
}

// TestDiagnosticsStop ends a check between its rules; the next one begins anew.
func TestDiagnosticsStop(t *testing.T) {
	root := writeTree(t, "-- a.py --\nmistake\n")
	path := filepath.Join(root, "a.py")
	ctx, stop := context.WithCancelCause(context.Background())
	reason := errors.New("nobody wants to know")
	stopping := &analysis.Rule{Name: "stopping", Check: func(*analysis.Pass) { stop(reason) }}
	probe := newProbe()
	session := NewSession(Options{Rules: []*analysis.Rule{stopping, probe.rule}})
	if found, err := session.Snapshot().Diagnostics(ctx, path); found != nil || err != reason || probe.runs != 0 {
		t.Errorf("found %v, %v; the next rule ran %d times", found, err, probe.runs)
	}
	if found, err := session.Snapshot().Diagnostics(ctx, path); found != nil || err != reason || probe.runs != 0 {
		t.Errorf("again found %v, %v", found, err)
	}
	if found, err := session.Snapshot().Diagnostics(context.Background(), path); len(found) != 1 || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestAPanicIsAnErrorOfItsFile(t *testing.T) {
	root := writeTree(t, "-- a.py --\n-- b.py --\nmistake\n")
	bad := &analysis.Rule{Name: "bad", Check: func(p *analysis.Pass) {
		if p.Root().Text() == "" {
			panic("oh no")
		}
	}}
	var crashes []string
	session := NewSession(Options{Rules: []*analysis.Rule{bad, newProbe().rule}, Crashed: func(path string, rule *analysis.Rule, reason any) {
		crashes = append(crashes, fmt.Sprintf("%s %s %v", below(root, path), rule.Name, reason))
	}})
	if got := found(t, session.Snapshot(), filepath.Join(root, "a.py")); got != "" {
		t.Errorf("a.py: %q", got)
	}
	if got := found(t, session.Snapshot(), filepath.Join(root, "b.py")); got != "a mistake" {
		t.Errorf("b.py: %q", got)
	}
	if fmt.Sprint(crashes) != "[a.py bad oh no]" {
		t.Errorf("%v", crashes)
	}
}

// TestClosedFilesAreForgotten reads far more than is kept, and finds memory bounded
// and results right.
func TestClosedFilesAreForgotten(t *testing.T) {
	root := t.TempDir()
	session := NewSession(Options{Rules: []*analysis.Rule{newProbe().rule}})
	session.facts.most = 100_000
	filler := strings.Repeat("# nothing\n", 1500)
	var paths []string
	for i := range 30 {
		path := filepath.Join(root, fmt.Sprintf("m%d.py", i))
		write(t, path, "mistake\n"+filler)
		paths = append(paths, path)
	}
	for range 2 {
		for _, path := range paths {
			if got := found(t, session.Snapshot(), path); got != "a mistake" {
				t.Fatalf("%s: %q", path, got)
			}
		}
	}
	if session.facts.bytes > session.facts.most || session.facts.recent.Len() != len(session.facts.closed) || session.facts.recent.Len() > 10 {
		t.Errorf("%d bytes of %d files are kept", session.facts.bytes, session.facts.recent.Len())
	}
	runtime.GC()
	runtime.GC()
	kept := 0
	session.trees.paths.Range(func(any, any) bool { kept++; return true })
	if kept > 15 {
		t.Errorf("the trees of %d files are kept", kept)
	}
}

// TestConcurrentUse edits, reads and configures from many goroutines; the race
// detector watches. In the end all is as it is in a fresh Session.
func TestConcurrentUse(t *testing.T) {
	root := writeTree(t, importing)
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	names := []string{"lib.py", "middle.py", "user.py", "other.py"}
	var all sync.WaitGroup
	for worker := range 8 {
		all.Go(func() {
			random := rand.New(rand.NewPCG(uint64(worker), 1))
			for i := range 60 {
				path := filepath.Join(root, names[random.IntN(len(names))])
				switch random.IntN(6) {
				case 0:
					f, err := session.Snapshot().File(path)
					if err == nil {
						session.Edit(path, int32(i), text(strings.Replace(f.Text.String(), "def fetch", "def  fetch", 1)+"\n"))
					}
				case 1:
					session.Close(path)
				case 2:
					session.Changed(path)
				default:
					s := session.Snapshot()
					if _, err := s.Diagnostics(context.Background(), path); err != nil {
						t.Error(err)
					}
					if m, err := s.Module(path); err != nil || m.Name == "" {
						t.Error(m, err)
					}
				}
			}
		})
	}
	all.Wait()
	fresh := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	for _, name := range names {
		f, err := session.Snapshot().File(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if f.Open {
			fresh.Edit(f.Path, f.Version, f.Text)
		}
	}
	for _, name := range names {
		path := filepath.Join(root, name)
		if got, want := found(t, session.Snapshot(), path), found(t, fresh.Snapshot(), path); got != want {
			t.Errorf("%s:\n%s\nin a fresh Session\n%s", name, got, want)
		}
	}
}

// TestEditsAgainstAFreshSession edits a small program at random and compares every
// result with that of a Session that sees the files for the first time.
func TestEditsAgainstAFreshSession(t *testing.T) {
	texts := map[string][]string{
		"lib.py":    {"async def f(): pass\n", "def f(): return 1\n", "def f():\n    from middle import h\n    return h()\n", "from middle import h as f\n", "", "def f(: \n"},
		"middle.py": {"from lib import f\ndef h(): return f()\n", "async def h(): pass\n", "from lib import *\nfrom lib import f as h\n", "import user\nh = user.k\n", ""},
		"user.py":   {"from middle import h\nh()\n", "import lib, middle\nlib.f()\nmiddle.h()\n", "def k(): return ''\nk()\n", "from lib import f as k\nk()\n"},
	}
	compareEdits(t, texts, newCallKinds().rule, rand.NewPCG(3, 4))
}

// compareEdits gives the files of texts, lib.py, middle.py and user.py, at random one of the
// texts that each may have, and compares what rule finds with what it finds in a Session that
// sees the files for the first time.
func compareEdits(t *testing.T, texts map[string][]string, rule *analysis.Rule, source rand.Source) {
	t.Helper()
	root := writeTree(t, "-- lib.py --\n-- middle.py --\n-- user.py --\n")
	rules := []*analysis.Rule{rule}
	session := NewSession(Options{Roots: []string{root}, Rules: rules})
	random := rand.New(source)
	names := sortedKeys(texts)
	for i := range 400 {
		name := names[random.IntN(3)]
		path := filepath.Join(root, name)
		now := texts[name][random.IntN(len(texts[name]))]
		if random.IntN(3) == 0 {
			session.Close(path)
			write(t, path, now)
			session.Changed(path)
		} else {
			session.Edit(path, int32(i), text(now))
		}
		fresh := NewSession(Options{Roots: []string{root}, Rules: rules})
		for f := range session.Snapshot().OpenFiles() {
			fresh.Edit(f.Path, f.Version, f.Text)
		}
		for range 1 + random.IntN(3) {
			path := filepath.Join(root, names[random.IntN(3)])
			if got, want := found(t, session.Snapshot(), path), found(t, fresh.Snapshot(), path); got != want {
				for _, name := range names {
					f, _ := session.Snapshot().File(filepath.Join(root, name))
					t.Logf("-- %s (open: %v) --\n%s", name, f.Open, f.Text)
				}
				t.Fatalf("after edit %d, %s:\n%s\nin a fresh Session\n%s", i, path, got, want)
			}
		}
	}
}

// TestASessionGoesWithItsUse has Sessions read files and waits until the garbage collector
// has found that nobody holds them: a server makes one each time that it keeps what it found.
func TestASessionGoesWithItsUse(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "a.py"), "class A:\n    def m(self): return self.n()\n    def n(self): return 1\n")
	write(t, filepath.Join(root, "b.py"), "from a import A\n\nclass B(A):\n    def n(self): return ''\n\nB().m()\n")
	gone := make(chan bool, 2)
	func() {
		session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}})
		path := filepath.Join(root, "b.py")
		session.Edit(path, 1, text("from a import A\nA().m()\n"))
		lines(t, session.Snapshot(), path)
		onDisk := session.Snapshot().OnDisk(nil)
		lines(t, onDisk.Snapshot(), path)
		session.Close(path)
		for _, s := range []*Session{session, onDisk} {
			runtime.AddCleanup(s, func(bool) { gone <- true }, true)
		}
	}()
	for range 2 {
		for left := 100; ; left-- {
			runtime.GC()
			select {
			case <-gone:
			case <-time.After(10 * time.Millisecond):
				if left == 0 {
					t.Fatal("a Session that nobody holds is still there")
				}
				continue
			}
			break
		}
	}
}
