package server_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
	"awaiter/server/servertest"
)

// A wideWorld is a workspace that changes on disk and on screen, and what is on screen.
type wideWorld struct {
	t      *testing.T
	r      *rand.Rand
	folder string
	open   map[string]string // texts by names
	client *servertest.Client
	turn   int
}

var wideNames = []string{"a.py", "b.py", "c.py", "p/d.py", "p/e.py"}

func (w *wideWorld) path(name string) string { return filepath.Join(w.folder, name) }

func (w *wideWorld) uri(name string) string { return "file://" + w.path(name) }

func (w *wideWorld) write(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// text returns a program.
func (w *wideWorld) text() string {
	var b strings.Builder
	for range w.r.IntN(3) {
		module := strings.TrimSuffix(strings.ReplaceAll(wideNames[w.r.IntN(len(wideNames))], "/", "."), ".py")
		fmt.Fprintf(&b, [...]string{"from %s import *\n", "from %s import f\n", "import %s as g\n"}[w.r.IntN(3)], module)
	}
	b.WriteString([...]string{"", "def f(): pass\n", "async def f(): pass\n", "import time\ndef f():\n    time.sleep(1)\n", "def f():\n    g.f()\n"}[w.r.IntN(5)])
	b.WriteString([...]string{"", "async def main():\n    f()\n", "async def main():\n    g.f()\n"}[w.r.IntN(3)])
	return b.String()
}

// step changes something and tells the client's server as an editor would.
func (w *wideWorld) step() string {
	name := wideNames[w.r.IntN(len(wideNames))]
	text, isOpen := w.open[name]
	tell := func(kind int) {
		w.client.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri(name), "type": kind}}})
	}
	w.turn++
	switch did := w.r.IntN(7); {
	case isOpen && did < 3:
		w.open[name] = w.text()
		w.client.Change(w.uri(name), 10+w.turn, servertest.Change{Text: w.open[name]})
		return "edit " + name
	case isOpen && did < 5:
		w.write(name, text)
		tell(2)
		return "save " + name
	case isOpen:
		delete(w.open, name)
		w.client.CloseDocument(w.uri(name))
		return "close " + name
	case did < 3:
		content, err := os.ReadFile(w.path(name))
		w.open[name] = string(content)
		if err != nil || w.r.IntN(3) == 0 {
			w.open[name] = w.text()
		}
		w.client.Open(w.uri(name), 1, w.open[name])
		return "open " + name
	case did < 6:
		w.write(name, w.text())
		tell(2)
		return "write " + name
	default:
		if os.Remove(w.path(name)) == nil {
			tell(3)
		}
		return "remove " + name
	}
}

// all returns what c is told of all files.
func (w *wideWorld) all(c *servertest.Client) string {
	whole := call[workspacePulled](w.t, c, "workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	var lines []string
	for _, i := range whole.Items {
		lines = append(lines, strings.TrimPrefix(i.URI, "file://"+w.folder)+": "+codes(i.Items))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestReportsTellTheTruth changes workspaces at random, and after each change compares what
// the server says of all files with what one says that has just begun.
func TestReportsTellTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for world := range 60 {
		w := &wideWorld{t: t, r: r, folder: t.TempDir(), open: map[string]string{}}
		w.write("always.py", "async def f(): pass\nasync def main():\n    f()\n")
		for _, name := range wideNames {
			w.write(name, w.text())
		}
		var before kept
		m := before.recall("")
		s := workspace.NewSession(workspace.Options{Roots: []string{w.folder}, Rules: rules.All(), Memory: m}).Snapshot()
		for _, path := range s.ProjectFiles(t.Context()) {
			if _, err := s.Diagnostics(t.Context(), path); err != nil {
				t.Fatal(err)
			}
		}
		before.keep("", m)
		w.client = before.start(t, "vscode-1.139", w.folder, rules.All(), newManualClock())
		steps := []string{"at first"}
		for range 14 {
			fresh := (&kept{}).start(t, "vscode-1.139", w.folder, rules.All(), newManualClock())
			for name, text := range w.open {
				fresh.Open(w.uri(name), 1, text)
			}
			if got, want := w.all(w.client), w.all(fresh); got != want {
				t.Fatalf("world %d, %s: found\n%s\nwant\n%s", world, strings.Join(steps, ", "), got, want)
			}
			fresh.Hang()
			fresh.ExitCode()
			steps = append(steps, w.step())
		}
	}
}

// TestReportsAreKept counts how often the rules see WAIT when a client asks about all files.
func TestReportsAreKept(t *testing.T) {
	w := &wideWorld{t: t, folder: t.TempDir()}
	w.write("a.py", "import b\nb.f()\nWAIT\n")
	w.write("b.py", "def f():\n    WAIT\n")
	w.write("c.py", "WAIT\n")
	list, began, goOn := pastRules()
	close(goOn)
	c := (&kept{}).start(t, "vscode-1.139", w.folder, list, newManualClock())
	looked := func() (n int) {
		for len(began) > 0 {
			<-began
			n++
		}
		return n
	}
	change := func(name, text string) {
		w.write(name, text)
		c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri(name), "type": 2}}})
	}
	for _, step := range []struct {
		what string
		do   func()
		want int
	}{
		{"the first time", func() {}, 3},
		{"nothing changed", func() {}, 0},
		{"a file that nobody imports", func() { change("c.py", "WAIT\n\n") }, 1},
		{"what others do not see", func() { change("b.py", "def f():\n    WAIT\n    WAIT\n") }, 2},
		{"what others see", func() { change("b.py", "async def f():\n    WAIT\n") }, 2},
		{"a document is opened", func() { c.Open(w.uri("c.py"), 1, "WAIT\n\n") }, 1},
		{"typing in it", func() { c.Change(w.uri("c.py"), 2, servertest.Change{Text: "x\nWAIT\n"}) }, 1},
		{"a file is new", func() { change("d.py", "WAIT\n") }, 1},
	} {
		step.do()
		w.all(c)
		if got := looked(); got != step.want {
			t.Errorf("%s: seen %d times, want %d", step.what, got, step.want)
		}
	}
}
