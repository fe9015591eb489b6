package server_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
	"awaiter/server"
	"awaiter/server/servertest"
)

// kept is what runs leave for those after them.
type kept struct {
	mu      sync.Mutex
	content []byte
	folder  string
	times   int
}

func (k *kept) recall(string) *workspace.Memory {
	k.mu.Lock()
	defer k.mu.Unlock()
	return workspace.NewMemory(k.content, "these tests", 1)
}

func (k *kept) keep(folder string, m *workspace.Memory) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.content, k.folder = m.Encode(), folder
	k.times++
}

// start serves a client with a workspace of one folder.
func (k *kept) start(t *testing.T, client, folder string, rules []*analysis.Rule, clock server.Clock) *servertest.Client {
	t.Helper()
	c := connect(t, server.Options{Rules: rules, Clock: clock, Recall: k.recall, Keep: k.keep})
	_, failure := c.Initialize(servertest.Clients[client], map[string]any{
		"workspaceFolders":      []any{map[string]any{"uri": "file://" + folder, "name": "w"}},
		"initializationOptions": map[string]any{"workspaceDiagnostics": true},
	})
	if failure != nil {
		t.Fatal(failure)
	}
	return c
}

// A pastWorld is a folder with a file that was open in a server that then had a rest.
type pastWorld struct {
	kept
	folder, uri string
}

// pastText asks for a module.
const pastText = "import used\nused.f()\nWAIT\nBAD\n"

// foundInPast is what is found in it.
const foundInPast = "wait-name [2,0,2,4], bad-name [3,0,3,3]"

// pastRules are blockingRule's and one that asks what calls give.
func pastRules() (rules []*analysis.Rule, began, goOn chan struct{}) {
	asks := &analysis.Rule{Name: "asks", Severity: analysis.Warning, Check: func(p *analysis.Pass) {
		for call := range syntax.All[syntax.Call](p.Root()) {
			p.TypeOf(call.Node)
		}
	}}
	rules, began, goOn = blockingRule()
	return append(rules, asks), began, goOn
}

func (w *pastWorld) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.folder, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func newPastWorld(t *testing.T) *pastWorld {
	w := &pastWorld{folder: t.TempDir()}
	w.uri = "file://" + w.folder + "/a.py"
	w.write(t, "a.py", pastText)
	w.write(t, "other.py", "fine\n")
	w.write(t, "used.py", "def f(): pass\n")
	rules, _, goOn := pastRules()
	close(goOn)
	clock := newManualClock()
	c := w.start(t, "helix-25.01", w.folder, rules, clock)
	c.Open(w.uri, 1, pastText)
	if got := codes(diagnostics(t, c, w.uri, 1).Diagnostics); got != foundInPast {
		t.Fatalf("at first: %s", got)
	}
	clock.fire(server.Rest)
	if w.times != 1 || w.kept.folder != w.folder {
		t.Fatalf("kept %d times, of %q", w.times, w.kept.folder)
	}
	return w
}

// TestPast starts a server after another, and sees whether it says what was found before
// it has found it: where the text, the settings and what else is open are as they were.
func TestPast(t *testing.T) {
	for _, tc := range []struct {
		name   string
		before func(t *testing.T, w *pastWorld)                       // the server starts; nil: nothing
		change func(t *testing.T, w *pastWorld, c *servertest.Client) // before a.py is opened; nil: nothing
		text   string
		known  bool
	}{
		{"all is as it was", nil, nil, pastText, true},
		{"a saved document is open", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/other.py", 1, "fine\n")
		}, pastText, true},
		{"a document without a file is open", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("untitled:Untitled-1", 1, "fine\n")
		}, pastText, true},
		{"a document that is not saved is open", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/other.py", 1, "finer\n")
		}, pastText, true},
		{"a document that it imports is open and not saved", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/used.py", 1, "finer\n")
		}, pastText, false},
		{"a document that is in no file yet is open", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/new.py", 1, "fine\n")
		}, pastText, false},
		{"something was typed", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/other.py", 1, "fine\n")
			c.Change("file://"+w.folder+"/other.py", 2, servertest.Change{Text: "finer\n"})
		}, pastText, true},
		{"something was typed in what it imports", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Open("file://"+w.folder+"/used.py", 1, "def f(): pass\n")
			c.Change("file://"+w.folder+"/used.py", 2, servertest.Change{Text: "def f(): pass \n"})
		}, pastText, false},
		{"what it imports is another", func(t *testing.T, w *pastWorld) { w.write(t, "used.py", "def f(): 1\n") }, nil, pastText, false},
		{"a file changed while the server runs", nil, func(t *testing.T, w *pastWorld, c *servertest.Client) {
			c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": "file://" + w.folder + "/other.py", "type": 2}}})
		}, pastText, false},
		{"the text is not saved", nil, nil, pastText + "\n", false},
		{"the file is another", func(t *testing.T, w *pastWorld) { w.write(t, "a.py", pastText+"\n") }, nil, pastText + "\n", false},
		{"the settings are others", func(t *testing.T, w *pastWorld) {
			w.write(t, "awaiter.toml", "ignore = ['bad-name']\n")
		}, nil, pastText, false},
		{"what was kept is damaged", func(t *testing.T, w *pastWorld) { w.content = w.content[:len(w.content)-1] }, nil, pastText, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newPastWorld(t)
			rules, began, goOn := pastRules()
			if tc.before != nil {
				tc.before(t, w)
			}
			c := w.start(t, "helix-25.01", w.folder, rules, newManualClock())
			if tc.change != nil {
				tc.change(t, w, c)
			}
			c.Open(w.uri, 1, tc.text)
			if tc.known {
				if got := codes(diagnostics(t, c, w.uri, 1).Diagnostics); got != foundInPast {
					t.Errorf("remembered: %s", got)
				}
			} else {
				<-began
				debug(t, c)
				if shown := c.Shown(w.uri); len(shown) > 0 {
					t.Errorf("said before it was found: %s", codes(shown[0].Diagnostics))
				}
			}
			close(goOn)
			diagnostics(t, c, w.uri, 1)
			c.Change(w.uri, 2, servertest.Change{Text: "fine\n"})
			if got := codes(diagnostics(t, c, w.uri, 2).Diagnostics); got != "" {
				t.Errorf("then: %s", got)
			}
			if shown := c.Shown(w.uri); len(shown) != 2 {
				t.Errorf("published %d times", len(shown))
			}
		})
	}
}

// TestPastOfAnExcludedFile says nothing of a file that is excluded by now.
func TestPastOfAnExcludedFile(t *testing.T) {
	w := newPastWorld(t)
	w.write(t, "awaiter.toml", "exclude = ['a.py']\n")
	c := w.start(t, "helix-25.01", w.folder, nil, newManualClock())
	c.Open(w.uri, 1, pastText)
	if got := codes(diagnostics(t, c, w.uri, 1).Diagnostics); got != "" {
		t.Errorf("found %s", got)
	}
}

// TestPastIsPulled is TestPast where the client asks, about a document and about all files.
func TestPastIsPulled(t *testing.T) {
	w := newPastWorld(t)
	rules, _, goOn := pastRules()
	c := w.start(t, "vscode-1.139", w.folder, rules, newManualClock())
	whole := call[workspacePulled](t, c, "workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	if len(whole.Items) != 1 || codes(whole.Items[0].Items) != foundInPast {
		t.Errorf("of all files: %+v", whole)
	}
	c.Open(w.uri, 1, pastText)
	early := pull(t, c, w.uri, "")
	if got := codes(early.Items); got != foundInPast {
		t.Errorf("remembered: %s", got)
	}
	close(goOn)
	if late := pull(t, c, w.uri, early.ResultID); late.Kind != "unchanged" {
		t.Errorf("then: %+v", late)
	}
}

// TestPastIsCorrected remembers what is not so: what the server finds counts.
func TestPastIsCorrected(t *testing.T) {
	w := newPastWorld(t)
	mild, _, goOn := pastRules()
	close(goOn)
	for i, r := range mild {
		if r.Name == "bad-name" {
			mild[i] = &analysis.Rule{Name: r.Name, Severity: r.Severity, Check: func(*analysis.Pass) {}}
		}
	}
	const right = "wait-name [2,0,2,4]"

	c := w.start(t, "helix-25.01", w.folder, mild, newManualClock())
	c.Open(w.uri, 1, pastText)
	waitFor(t, c, w.uri, right)
	if shown := c.Shown(w.uri); len(shown) != 2 {
		t.Errorf("published %d times", len(shown))
	}

	c = w.start(t, "vscode-1.139", w.folder, mild, newManualClock())
	c.Open(w.uri, 1, pastText)
	pull(t, c, w.uri, "")
	if _, err := c.Received("workspace/diagnostic/refresh", 1); err != nil {
		t.Fatal(err)
	}
	if got := codes(pull(t, c, w.uri, "").Items); got != right {
		t.Errorf("after a refresh: %s", got)
	}
}

// TestPastIsKept keeps what is new, and what other runs have kept meanwhile.
func TestPastIsKept(t *testing.T) {
	w := newPastWorld(t)
	clock := newManualClock()
	c := w.start(t, "helix-25.01", w.folder, nil, clock)
	other := "file://" + w.folder + "/other.py"
	c.Open(other, 1, "fine\n")
	diagnostics(t, c, other, 1)

	// The command line checks a file of its own.
	third := filepath.Join(w.folder, "third.py")
	w.write(t, "third.py", "GRIM\n")
	m := w.recall("")
	s := workspace.NewSession(workspace.Options{Roots: []string{w.folder}, Rules: testRules, Memory: m})
	if _, err := s.Snapshot().Diagnostics(context.Background(), third); err != nil {
		t.Fatal(err)
	}
	w.keep(w.folder, m)

	clock.fire(server.Rest)
	if w.times != 3 {
		t.Errorf("kept %d times", w.times)
	}
	now := workspace.NewSession(workspace.Options{Roots: []string{w.folder}, Rules: testRules, Memory: w.recall("")}).Snapshot()
	for _, name := range []string{"other.py", "third.py"} {
		if _, known := now.Remembered(filepath.Join(w.folder, name)); !known {
			t.Errorf("%s is not remembered", name)
		}
	}

	c.Change(other, 2, servertest.Change{Text: "not saved\n"})
	diagnostics(t, c, other, 2)
	clock.fire(server.Rest)
	if w.times != 3 {
		t.Errorf("what is not saved was kept")
	}
}
