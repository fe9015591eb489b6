package server_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

// twoFiles opens a file that calls a coroutine function of another one and drops what
// it gives.
func twoFiles(t *testing.T, client string, clock server.Clock) (c *servertest.Client, from, to string) {
	t.Helper()
	folder := t.TempDir()
	from, to = "file://"+filepath.Join(folder, "client.py"), "file://"+filepath.Join(folder, "main.py")
	c = connect(t, server.Options{Rules: rules.All(), Clock: clock})
	if _, err := c.Initialize(servertest.Clients[client], map[string]any{"workspaceFolders": []any{map[string]any{"uri": "file://" + folder, "name": "w"}}}); err != nil {
		t.Fatal(err)
	}
	c.Open(from, 1, "async def fetch():\n    return 1\n")
	c.Open(to, 1, "from client import fetch\n\n\nasync def main():\n    fetch()\n")
	return c, from, to
}

const dropped = "never-awaited [4,4,4,11]"

// TestAnotherFileChanges checks that what is said of a file follows the files that it
// imports, open and on disk.
func TestAnotherFileChanges(t *testing.T) {
	clock := newManualClock()
	c, from, to := twoFiles(t, "helix-25.01", clock)
	clock.fire(server.Idle)
	waitFor(t, c, to, dropped)
	c.Change(from, 2, servertest.Change{Text: "def fetch():\n    return 1\n"})
	diagnostics(t, c, from, 2)
	clock.fire(server.Idle)
	waitFor(t, c, to, "")
	n := len(c.Shown(to))
	c.Change(from, 3, servertest.Change{Text: "def fetch():\n    return 2\n"})
	diagnostics(t, c, from, 3)
	clock.fire(server.Idle)
	c.Change(from, 4, servertest.Change{Text: "async def fetch():\n    return 2\n"})
	clock.fire(server.Idle)
	waitFor(t, c, to, dropped)
	if shown := c.Shown(to); len(shown) != n+1 {
		t.Errorf("published %d times, though the findings changed once", len(shown)-n)
	}
	c.CloseDocument(from) // and there is no such file on disk
	debug(t, c)
	clock.fire(server.Idle)
	waitFor(t, c, to, "")
}

// TestAnotherFileChangesOnDisk does the same with a file that is not open.
func TestAnotherFileChangesOnDisk(t *testing.T) {
	for _, client := range []string{"helix-25.01", "neovim-0.7"} { // the one watches files, the other does not
		clock := newManualClock()
		c, from, to := twoFiles(t, client, clock)
		c.CloseDocument(from)
		debug(t, c)
		clock.fire(server.Idle)
		waitFor(t, c, to, "")
		path := strings.TrimPrefix(from, "file://")
		if err := os.WriteFile(path, []byte("async def fetch():\n    return 1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if client == "helix-25.01" {
			c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": from, "type": 1}}})
		} else {
			c.Notify("textDocument/didSave", map[string]any{"textDocument": document(from)})
		}
		debug(t, c)
		clock.fire(server.Idle)
		waitFor(t, c, to, dropped)
	}
}

// TestRefresh checks that a client that pulls is asked to pull again when what it
// knows of a file is not true any more, and only then.
func TestRefresh(t *testing.T) {
	clock := newManualClock()
	c, from, to := twoFiles(t, "vscode-1.139", clock)
	refreshes := func() (n int) {
		for _, m := range c.Messages() {
			if m.Method == "workspace/diagnostic/refresh" {
				n++
			}
		}
		return n
	}
	pull(t, c, from, "")
	first := pull(t, c, to, "")
	if codes(first.Items) != dropped {
		t.Fatalf("found %s", codes(first.Items))
	}
	clock.fire(server.Idle)
	c.Change(from, 2, servertest.Change{Text: "async def fetch():\n    return 2\n"})
	pull(t, c, from, "")
	clock.fire(server.Idle)
	if again := pull(t, c, to, first.ResultID); again.Kind != "unchanged" {
		t.Errorf("got %+v", again)
	}
	if n := refreshes(); n != 0 {
		t.Errorf("%d refreshes though nothing changed", n)
	}
	c.Change(from, 3, servertest.Change{Text: "def fetch():\n    return 2\n"})
	pull(t, c, from, "")
	clock.fire(server.Idle)
	if _, err := c.Received("workspace/diagnostic/refresh", 1); err != nil {
		t.Fatal(err)
	}
	if again := pull(t, c, to, first.ResultID); again.Kind != "full" || len(again.Items) != 0 {
		t.Errorf("got %+v", again)
	}
	c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": nil})
}

// TestLostDocument checks that what is on disk counts once a change could not be read.
func TestLostDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.py")
	uri := "file://" + path
	if err := os.WriteFile(path, []byte("x = GRIM\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	clock := newManualClock()
	c := start(t, "neovim-0.7", server.Options{Clock: clock})
	c.Open(uri, 1, "BAD\n")
	waitFor(t, c, uri, "bad-name [0,0,0,3]")
	c.Notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": []any{map[string]any{"range": "?", "text": "x"}},
	})
	waitFor(t, c, uri, "grim-name [0,4,0,8]")
	shown := c.Shown(uri)
	if v := shown[len(shown)-1].Version; v != nil {
		t.Errorf("the findings of what is on disk have version %d", *v)
	}
	for _, a := range actionsAt(t, c, uri, at(0, 5), invoked()) {
		t.Errorf("an edit of a text that is not known: %+v", a)
	}
	if err := os.WriteFile(path, []byte("fine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Notify("textDocument/didSave", map[string]any{"textDocument": document(uri)})
	debug(t, c)
	clock.fire(server.Idle)
	waitFor(t, c, uri, "")
}
