package server_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

// TestSettings checks that settings of every way count at once, and that later ways
// stand above earlier ones.
func TestSettings(t *testing.T) {
	const uri, text = "file:///a.py", "BAD\nGRIM\n"
	both, bad, grim := "bad-name [0,0,0,3], grim-name [1,0,1,4]", "bad-name [0,0,0,3]", "grim-name [1,0,1,4]"

	t.Run("pushed", func(t *testing.T) {
		c := connect(t, server.Options{})
		c.Initialize("{}", map[string]any{"initializationOptions": map[string]any{"ignore": []string{"bad-name"}}})
		c.Open(uri, 1, text)
		if got := codes(diagnostics(t, c, uri, 1).Diagnostics); got != grim {
			t.Errorf("with initializationOptions found %s, want %s", got, grim)
		}
		for i, step := range []struct{ settings, want string }{
			{`{"awaiter":{"ignore":["grim-name"]}}`, bad},
			{`{"ignore":[]}`, both},
			{`{"awaiter":{}}`, grim},
			{`{"awaiter":{"ignore":[],"severity":{"bad-name":"off"}}}`, grim},
			{`{"awaiter":{"ignore":[]}}`, both},
		} {
			c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": json.RawMessage(step.settings)})
			c.Change(uri, i+2, servertest.Change{Text: text})
			if got := codes(diagnostics(t, c, uri, i+2).Diagnostics); got != step.want {
				t.Errorf("after %s found %s, want %s", step.settings, got, step.want)
			}
		}
	})
	t.Run("published again without an edit", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Open(uri, 1, text)
		diagnostics(t, c, uri, 1)
		c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": json.RawMessage(`{"awaiter":{"ignore":["grim-name"]}}`)})
		if _, err := c.Received("textDocument/publishDiagnostics", 2); err != nil {
			t.Fatal(err)
		}
		if got := codes(c.Shown(uri)[1].Diagnostics); got != bad {
			t.Errorf("found %s, want %s", got, bad)
		}
	})
	t.Run("asked for", func(t *testing.T) {
		var ignored atomic.Value // in the first folder
		ignored.Store("grim-name")
		c := connect(t, server.Options{})
		c.Answer = func(method string, params json.RawMessage) (any, *servertest.Error) {
			if method != "workspace/configuration" {
				return nil, nil
			}
			if !strings.Contains(string(params), `"scopeUri":"file:///work%20space"`) {
				t.Errorf("the folder is not asked about: %s", params)
			}
			return []any{map[string]any{"ignore": []string{"bad-name"}}, map[string]any{"ignore": []any{ignored.Load()}}, nil}, nil
		}
		c.Initialize(servertest.Clients["helix-25.01"], map[string]any{"workspaceFolders": []any{
			map[string]any{"uri": "file:///work%20space", "name": "w"}, map[string]any{"uri": "file:///other", "name": "o"},
		}})
		const inFirst, inOther = "file:///work%20space/a.py", "file:///other/a.py"
		c.Open(uri, 1, text)
		c.Open(inFirst, 1, text)
		c.Open(inOther, 1, text)
		waitFor(t, c, uri, grim)
		waitFor(t, c, inFirst, bad)
		waitFor(t, c, inOther, grim)
		ignored.Store("bad-name")
		c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": nil})
		waitFor(t, c, inFirst, grim)
	})
	t.Run("wrong", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": json.RawMessage(`{"awaiter":{"ignor":["x"]}}`)})
		if m, err := c.Received("window/logMessage", 1); err != nil || !strings.Contains(string(m.Params), "ignor") {
			t.Errorf("got %s, %v", m.Params, err)
		}
	})
}

func TestWatchedConfiguration(t *testing.T) {
	folder := t.TempDir()
	uri, file := "file://"+filepath.Join(folder, "a.py"), filepath.Join(folder, "awaiter.toml")
	clock := newManualClock()
	c := connect(t, server.Options{Clock: clock})
	c.Initialize(servertest.Clients["helix-25.01"], map[string]any{"workspaceFolders": []any{map[string]any{"uri": "file://" + folder, "name": "w"}}})
	if m, err := c.Received("client/registerCapability", 1); err != nil || !strings.Contains(string(m.Params), "**/awaiter.toml") {
		t.Errorf("got %s, %v", m.Params, err)
	}
	c.Open(uri, 1, "BAD\nGRIM\n")
	waitFor(t, c, uri, "bad-name [0,0,0,3], grim-name [1,0,1,4]")
	if err := os.WriteFile(file, []byte("ignore = [\"bad-name\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": "file://" + file, "type": 1}}})
	debug(t, c)
	clock.fire(server.Idle)
	waitFor(t, c, uri, "grim-name [1,0,1,4]")
}

// TestSettingsFiles checks that what is wrong in an open configuration file is found in
// its text, by either way, and taken back when it is closed.
func TestSettingsFiles(t *testing.T) {
	const uri, pyproject = "file:///p/awaiter.toml", "file:///p/pyproject.toml"
	const text = "# 日本語 🎉\r\nignore = [ \"bad-name\", 'bd-name' ]\r\n"
	said := func(list []servertest.Diagnostic) string {
		var b strings.Builder
		for _, d := range list {
			b.WriteString(place(d.Range) + " " + d.Message + "\n")
		}
		return b.String()
	}
	const wrong = "[1,23,1,32] no rule, family or id is called 'bd-name'; did you mean 'bad-name'?\n"
	t.Run("pushed", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Open(uri, 1, text)
		if got := said(diagnostics(t, c, uri, 1).Diagnostics); got != wrong {
			t.Errorf("found %s", got)
		}
		c.Change(uri, 2, servertest.Change{Text: "", Range: &servertest.Range{Start: servertest.Position{Line: 1, Character: 23}, End: servertest.Position{Line: 1, Character: 32}}})
		if got := said(diagnostics(t, c, uri, 2).Diagnostics); got != "" {
			t.Errorf("found %s without it", got)
		}
		c.Change(uri, 3, servertest.Change{Text: text})
		if got := said(diagnostics(t, c, uri, 3).Diagnostics); got != wrong {
			t.Errorf("found %s when it is back", got)
		}
		c.CloseDocument(uri)
		if _, err := c.Received("textDocument/publishDiagnostics", 4); err != nil {
			t.Fatal(err)
		}
		if shown := c.Shown(uri); said(shown[len(shown)-1].Diagnostics) != "" {
			t.Errorf("shows %s of a closed file", said(shown[len(shown)-1].Diagnostics))
		}
		c.Open(pyproject, 1, "[tool.other]\nselct = [\n")
		if got := said(diagnostics(t, c, pyproject, 1).Diagnostics); got != "" {
			t.Errorf("found %s in a file that says nothing to us", got)
		}
	})
	t.Run("pulled", func(t *testing.T) {
		c := connect(t, server.Options{})
		c.Initialize(`{"textDocument":{"diagnostic":{}}}`, nil)
		c.Open(uri, 1, text)
		pull := func(previous string) (report struct {
			Kind, ResultID string
			Items          []servertest.Diagnostic
		}) {
			raw, failure := c.Call("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": uri}, "previousResultId": previous})
			if failure != nil {
				t.Fatal(failure)
			}
			if err := json.Unmarshal(raw, &report); err != nil {
				t.Fatal(err)
			}
			return report
		}
		first := pull("")
		if got := said(first.Items); got != wrong {
			t.Errorf("found %s", got)
		}
		if again := pull(first.ResultID); again.Kind != "unchanged" {
			t.Errorf("the same is %s", again.Kind)
		}
		c.Change(uri, 2, servertest.Change{Text: "ignore = []\n"})
		if got := said(pull(first.ResultID).Items); got != "" {
			t.Errorf("found %s without it", got)
		}
	})
}
