package server_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

type workspacePulled struct {
	Items []struct {
		URI      string
		Version  *int
		Kind     string
		ResultID string
		Items    []servertest.Diagnostic
	}
}

// A wide is a client that asks about its whole workspace.
type wide struct {
	t      *testing.T
	c      *servertest.Client
	folder string
	known  map[string]string // result ids
	tokens int
}

func startWide(t *testing.T, client string, files map[string]string, clock server.Clock) *wide {
	t.Helper()
	w := &wide{t: t, c: connect(t, server.Options{Clock: clock}), folder: t.TempDir(), known: map[string]string{}}
	for name, text := range files {
		w.write(name, text)
	}
	raw, failure := w.c.Initialize(servertest.Clients[client], map[string]any{
		"workspaceFolders":      []any{map[string]any{"uri": "file://" + w.folder, "name": "w"}},
		"initializationOptions": map[string]any{"workspaceDiagnostics": true},
	})
	if failure != nil || !strings.Contains(string(raw), `"workspaceDiagnostics":true`) {
		t.Errorf("workspace diagnostics are not offered: %s, %v", raw, failure)
	}
	return w
}

func (w *wide) path(name string) string { return filepath.Join(w.folder, name) }

func (w *wide) uri(name string) string { return "file://" + w.path(name) }

func (w *wide) write(name, text string) {
	w.t.Helper()
	if err := os.WriteFile(w.path(name), []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// begin asks; finish waits for the answer and returns what it says of which file.
func (w *wide) begin(streamed bool) (answer <-chan servertest.Response, token string) {
	ids := []any{}
	for uri, id := range w.known {
		ids = append(ids, map[string]any{"uri": uri, "value": id})
	}
	params := map[string]any{"previousResultIds": ids}
	if streamed {
		w.tokens++
		token = fmt.Sprintf("part-%d", w.tokens)
		params["partialResultToken"] = token
	}
	_, answer = w.c.Begin("workspace/diagnostic", params)
	return answer, token
}

func (w *wide) finish(answer <-chan servertest.Response, token string) string {
	w.t.Helper()
	response := w.c.Await(answer)
	if response.Err != nil {
		w.t.Fatalf("workspace/diagnostic: %v", response.Err)
	}
	var whole workspacePulled
	if err := json.Unmarshal(response.Result, &whole); err != nil {
		w.t.Fatal(err)
	}
	for _, m := range w.c.Messages() {
		var part struct {
			Token string
			Value workspacePulled
		}
		if m.Method == "$/progress" && json.Unmarshal(m.Params, &part) == nil && part.Token == token && token != "" {
			if len(whole.Items) > 0 && len(part.Value.Items) == 0 {
				w.t.Error("what is streamed is empty")
			}
			whole.Items = append(whole.Items, part.Value.Items...)
		}
	}
	var all []string
	for _, i := range whole.Items {
		if i.Kind != "full" {
			w.t.Errorf("%s is reported as %s", i.URI, i.Kind)
		}
		if w.known[i.URI] = i.ResultID; i.ResultID == "" {
			delete(w.known, i.URI)
		}
		line := strings.TrimPrefix(i.URI, "file://"+w.folder+"/") + ": " + codes(i.Items)
		if i.Version != nil {
			line += fmt.Sprintf(" in version %d", *i.Version)
		}
		all = append(all, line)
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// TestWorkspacePull follows a workspace: all that is found at first, then only what
// changes, as soon as it does.
func TestWorkspacePull(t *testing.T) {
	for _, streamed := range []bool{false, true} {
		clock := newManualClock()
		w := startWide(t, "vscode-1.139", map[string]string{"a.py": "BAD\n", "b.py": "fine\n", "c.py": "GRIM\n", "no.txt": "BAD\n"}, clock)
		w.c.Open(w.uri("b.py"), 1, "GRIM\n")
		answer, token := w.begin(streamed)
		if got, want := w.finish(answer, token), "a.py: bad-name [0,0,0,3]; b.py: grim-name [0,0,0,4] in version 1; c.py: grim-name [0,0,0,4]"; got != want {
			t.Errorf("at first: %s, want %s", got, want)
		}
		for _, step := range []struct {
			name string
			do   func()
			want string
		}{
			{"an edit", func() { w.c.Change(w.uri("b.py"), 2, servertest.Change{Text: "BAD\n"}) }, "b.py: bad-name [0,0,0,3] in version 2"},
			{"a file on disk", func() {
				w.write("a.py", "fine\n")
				w.c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri("a.py"), "type": 2}}})
			}, "a.py: "},
			{"a file that goes", func() {
				if err := os.Remove(w.path("c.py")); err != nil {
					t.Fatal(err)
				}
				w.c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri("c.py"), "type": 3}}})
			}, "c.py: "},
			{"a new file", func() {
				w.write("d.py", "BAD\n")
				w.c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri("d.py"), "type": 1}}})
			}, "d.py: bad-name [0,0,0,3]"},
			{"settings", func() {
				w.write("awaiter.toml", "ignore = ['bad-name']\n")
				w.c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": w.uri("awaiter.toml"), "type": 1}}})
			}, "b.py:  in version 2; d.py: "},
			{"a document that is closed", func() { w.write("b.py", "GRIM\n"); w.c.CloseDocument(w.uri("b.py")) }, "b.py: grim-name [0,0,0,4]"},
		} {
			answer, token := w.begin(streamed)
			for waits := false; !waits; { // other requests are answered meanwhile
				select {
				case r := <-answer:
					t.Fatalf("%s: answered though nothing had changed: %+v", step.name, r)
				default:
					waits = call[struct{ WorkspaceWaits bool }](t, w.c, "workspace/executeCommand", map[string]any{"command": "awaiter.debug"}).WorkspaceWaits
				}
			}
			step.do()
			debug(t, w.c)
			clock.fire(server.Idle)
			if got := w.finish(answer, token); got != step.want {
				t.Errorf("%s: %s, want %s", step.name, got, step.want)
			}
		}
	}
}

// TestWorkspacePullEnds checks that a question that waits ends when the client takes it
// back, asks another one, or leaves.
func TestWorkspacePullEnds(t *testing.T) {
	w := startWide(t, "vscode-1.139", map[string]string{"a.py": "fine\n"}, newManualClock())
	_, first := w.c.Begin("workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	id, second := w.c.Begin("workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
	if r := w.c.Await(first); r.Err == nil || r.Err.Code != -32802 {
		t.Errorf("the first one, when there is a second: %+v", r)
	}
	w.c.Notify("$/cancelRequest", map[string]any{"id": id})
	if r := w.c.Await(second); r.Err == nil || r.Err.Code != -32800 {
		t.Errorf("one that is taken back: %+v", r)
	}
	w.begin(true)
	if code := w.c.Shutdown(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestPoll checks that changes on disk are found that nobody reports: a module, and an
// environment that is made with what is installed in it. Of the clients one watches no
// files, and one does and says nothing, as of files that its user leaves out.
func TestPoll(t *testing.T) {
	for _, client := range []string{"neovim-0.7", "helix-25.01"} {
		clock := newManualClock()
		c, from, to := twoFiles(t, client, clock)
		c.CloseDocument(from)
		debug(t, c)
		clock.fire(server.Idle)
		waitFor(t, c, to, "")
		module := strings.TrimPrefix(from, "file://")
		environment := filepath.Join(filepath.Dir(module), ".venv")
		const fetch = "async def fetch():\n    return 1\n"
		for _, step := range []struct {
			change func() error
			want   string
		}{
			{func() error { return os.WriteFile(module, []byte(fetch), 0o600) }, dropped},
			{func() error { return os.Remove(module) }, ""},
			{func() error {
				site := filepath.Join(environment, "lib", "python3.11", "site-packages")
				if err := os.MkdirAll(site, 0o700); err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(environment, "pyvenv.cfg"), nil, 0o600); err != nil {
					return err
				}
				return os.WriteFile(filepath.Join(site, "client.py"), []byte(fetch), 0o600)
			}, dropped},
			{func() error { return os.RemoveAll(environment) }, ""},
		} {
			if err := step.change(); err != nil {
				t.Fatal(err)
			}
			debug(t, c)
			clock.fire(server.PollEvery)
			clock.fire(server.Idle)
			waitFor(t, c, to, step.want)
		}
	}
}

// TestAnswersWhileTheWorkspaceIsChecked keeps the check of a whole workspace from
// ending, and works in a document meanwhile.
func TestAnswersWhileTheWorkspaceIsChecked(t *testing.T) {
	const files = 50
	blocking, began, goOn := blockingRule()
	w := &wide{t: t, c: connect(t, server.Options{Rules: blocking, Clock: newManualClock()}), folder: t.TempDir(), known: map[string]string{}}
	release := sync.OnceFunc(func() { close(goOn) })
	t.Cleanup(release)
	for i := range files {
		w.write(fmt.Sprintf("%02d.py", i), "WAIT\n")
	}
	w.write("open.py", "x = BAD\n")
	if _, failure := w.c.Initialize(servertest.Clients["vscode-1.139"], map[string]any{
		"workspaceFolders":      []any{map[string]any{"uri": "file://" + w.folder, "name": "w"}},
		"initializationOptions": map[string]any{"workspaceDiagnostics": true},
	}); failure != nil {
		t.Fatal(failure)
	}
	answer, token := w.begin(true)
	<-began // and from now on no check of the workspace ends
	w.c.Open(w.uri("open.py"), 1, "x = BAD\n")
	for version := 2; version < 200; version++ {
		line := version % 7
		w.c.Change(w.uri("open.py"), version, servertest.Change{Text: strings.Repeat("\n", line) + "x = BAD\n"})
		pulled := call[struct{ Items []servertest.Diagnostic }](t, w.c, "textDocument/diagnostic", map[string]any{"textDocument": document(w.uri("open.py"))})
		if got, want := codes(pulled.Items), fmt.Sprintf("bad-name [%d,4,%d,7]", line, line); got != want {
			t.Fatalf("version %d: %s, want %s", version, got, want)
		}
		actions := call[[]struct{ Title string }](t, w.c, "textDocument/codeAction", map[string]any{
			"textDocument": document(w.uri("open.py")), "range": at(line, 5), "context": map[string]any{"diagnostics": []any{}},
		})
		if len(actions) == 0 || actions[0].Title != "Rename 'BAD' to 'GOOD'" {
			t.Fatalf("version %d: actions %v", version, actions)
		}
		call[json.RawMessage](t, w.c, "textDocument/hover", map[string]any{"textDocument": document(w.uri("open.py")), "position": at(line, 5).Start})
	}
	select {
	case r := <-answer:
		t.Fatalf("the check of the workspace has ended: %+v", r)
	default:
	}
	release()
	if got := strings.Count(w.finish(answer, token), "wait-name"); got != files {
		t.Errorf("%d files of %d are reported in the end", got, files)
	}
}

// TestWorkspacePullOfSettings checks that what a client pulled of an open configuration
// file is not taken back with the programs that are gone.
func TestWorkspacePullOfSettings(t *testing.T) {
	w := startWide(t, "vscode-1.139", map[string]string{"a.py": "BAD\n"}, newManualClock())
	w.c.Open(w.uri("awaiter.toml"), 1, "selct = []\n")
	w.known[w.uri("awaiter.toml")] = "1-1"
	w.known[w.uri("gone.py")] = "1-1"
	answer, token := w.begin(false)
	if got, want := w.finish(answer, token), "a.py: bad-name [0,0,0,3]; gone.py: "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
