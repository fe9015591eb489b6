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

// takesViews are the capabilities of a client for all that is shown only where settings
// ask for it.
func takesViews(dynamic bool) string {
	text := `{"inlayHint": D, "codeLens": D, "semanticTokens": D, "callHierarchy": D}`
	return fmt.Sprintf(`{"textDocument": %s, "workspace": {"configuration": %v, "inlayHint": {"refreshSupport": true}, "codeLens": {"refreshSupport": true}, "semanticTokens": {"refreshSupport": true}}}`,
		strings.ReplaceAll(text, "D", fmt.Sprintf(`{"dynamicRegistration": %v}`, dynamic)), dynamic)
}

// allViews are the settings that ask for all of it.
var allViews = map[string]any{"inlayHints": true, "codeLens": true, "semanticTokens": true, "callHierarchy": true}

// viewing returns a client that shows all views of a folder with the given files, which
// it has open.
func viewing(t *testing.T, files map[string]string) (c *servertest.Client, uri func(string) string) {
	t.Helper()
	folder := t.TempDir()
	uri = func(name string) string { return "file://" + filepath.Join(folder, name) }
	c = connect(t, server.Options{})
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Initialize(takesViews(false), map[string]any{
		"initializationOptions": allViews, "workspaceFolders": []any{map[string]any{"uri": "file://" + folder, "name": "w"}},
	}); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if isOpened(name) {
			c.Open(uri(name), 1, text)
		}
	}
	return c, uri
}

// TestViewsAreOffered checks that views are offered only where settings ask for them, and
// follow the settings.
func TestViewsAreOffered(t *testing.T) {
	methods := []string{"textDocument/inlayHint", "textDocument/codeLens", "textDocument/semanticTokens", "textDocument/prepareCallHierarchy"}
	providers := []string{"inlayHintProvider", "codeLensProvider", "semanticTokensProvider", "callHierarchyProvider"}
	t.Run("static", func(t *testing.T) {
		for _, options := range []map[string]any{nil, allViews} {
			for _, client := range []string{takesViews(false), "{}"} {
				c := connect(t, server.Options{})
				result, err := c.Initialize(client, map[string]any{"initializationOptions": options})
				if err != nil {
					t.Fatal(err)
				}
				var offer struct{ Capabilities map[string]json.RawMessage }
				if err := json.Unmarshal(result, &offer); err != nil {
					t.Fatal(err)
				}
				for _, name := range providers {
					if _, offered := offer.Capabilities[name]; offered != (options != nil) {
						t.Errorf("with %v %s is offered: %v", options, name, offered)
					}
				}
			}
		}
	})
	t.Run("registered", func(t *testing.T) {
		var mu sync.Mutex
		settings := map[string]any{}
		registered := map[string]bool{}
		c := connect(t, server.Options{})
		c.Answer = func(method string, params json.RawMessage) (any, *servertest.Error) {
			mu.Lock()
			defer mu.Unlock()
			switch method {
			case "workspace/configuration":
				return []any{settings}, nil
			case "client/registerCapability", "client/unregisterCapability":
				var p struct {
					Registrations, Unregisterations []struct{ ID, Method string }
				}
				if err := json.Unmarshal(params, &p); err != nil {
					t.Error(err)
				}
				for _, r := range append(p.Registrations, p.Unregisterations...) {
					registered[r.Method] = method == "client/registerCapability"
				}
			}
			return nil, nil
		}
		result, err := c.Initialize(takesViews(true), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range providers {
			if strings.Contains(string(result), name) {
				t.Errorf("%s is offered twice", name)
			}
		}
		set := func(to map[string]any, method string, n int) {
			t.Helper()
			mu.Lock()
			settings = to
			mu.Unlock()
			c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": nil})
			if _, err := c.Received(method, n); err != nil {
				t.Fatal(err)
			}
		}
		set(allViews, "client/registerCapability", 4)
		mu.Lock()
		for _, m := range methods {
			if !registered[m] {
				t.Errorf("%s is not registered", m)
			}
		}
		mu.Unlock()
		hints := map[string]any{"inlayHints": true}
		set(hints, "client/unregisterCapability", 3)
		set(map[string]any{"inlayHints": true, "ignore": []string{"bad-name"}}, "workspace/inlayHint/refresh", 1)
		mu.Lock()
		defer mu.Unlock()
		for _, m := range methods {
			if registered[m] != (m == methods[0]) {
				t.Errorf("%s is registered: %v", m, registered[m])
			}
		}
	})
}

type callItem struct {
	Name, Detail, URI string
	Kind              int
	Range             servertest.Range `json:"range"`
	SelectionRange    servertest.Range `json:"selectionRange"`
	Data              json.RawMessage  `json:"data"`
}

// TestCallHierarchy asks who calls whom, and how, over two files.
func TestCallHierarchy(t *testing.T) {
	c, uri := viewing(t, map[string]string{
		"lib.py":      "import time\n\ndef slow():\n    time.sleep(1)\n\nasync def fetch():\n    '😀'; slow()\n",
		"a.py":        "import asyncio\nfrom lib import fetch\n\nasync def main():\n    await fetch()\n    asyncio.create_task(fetch())\n    fetch()\n\nfetch()\n",
		"closed_b.py": "import time\n\nclass B:\n    def stop(self):\n        time.sleep(2)\n",
	})
	prepare := func(name string, line, character int) []callItem {
		return call[[]callItem](t, c, "textDocument/prepareCallHierarchy", map[string]any{"textDocument": document(uri(name)), "position": servertest.Position{Line: line, Character: character}})
	}
	outgoing := func(item callItem) (to []callItem) {
		for _, one := range call[[]struct {
			To         callItem
			FromRanges []servertest.Range
		}](t, c, "callHierarchy/outgoingCalls", map[string]any{"item": item}) {
			one.To.Name += fmt.Sprint(" ", len(one.FromRanges))
			to = append(to, one.To)
		}
		return to
	}
	incoming := func(item callItem) (from []callItem) {
		for _, one := range call[[]struct {
			From       callItem
			FromRanges []servertest.Range
		}](t, c, "callHierarchy/incomingCalls", map[string]any{"item": item}) {
			one.From.Name += fmt.Sprint(" ", len(one.FromRanges))
			from = append(from, one.From)
		}
		return from
	}
	show := func(items []callItem) string {
		var lines []string
		for _, i := range items {
			lines = append(lines, fmt.Sprintf("%s: %s, %s:%d", i.Name, i.Detail, filepath.Base(i.URI), i.SelectionRange.Start.Line+1))
		}
		return strings.Join(lines, "\n")
	}
	expect := func(what string, items []callItem, want ...string) {
		t.Helper()
		if got := show(items); got != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", what, got, strings.Join(want, "\n"))
		}
	}
	main := prepare("a.py", 3, 2)
	expect("main", main, "main: a, a.py:4")
	calls := outgoing(main[0])
	expect("main calls", calls,
		"fetch 1: awaited · lib, lib.py:6",
		"fetch 1: made a task by 'create_task()' · lib, lib.py:6",
		"fetch 1: dropped: nothing awaits it · lib, lib.py:6")
	fetch := calls[0]
	fetch.Name = "fetch"
	expect("fetch is called by", incoming(fetch),
		"main 1: awaited · a, a.py:4",
		"main 1: made a task by 'create_task()' · a, a.py:4",
		"main 1: dropped: nothing awaits it · a, a.py:4",
		"a.py 1: dropped: nothing awaits it, a.py:1")
	slow := outgoing(fetch)
	expect("fetch calls", slow, "slow 1: blocks: calls 'sleep()', which waits for the clock · lib, lib.py:3")
	sleep := outgoing(slow[0])
	expect("slow calls", sleep, "sleep 1: blocks: waits for the clock · time, lib.py:4")
	expect("sleep calls", outgoing(sleep[0]))
	expect("sleep is called by", incoming(sleep[0]),
		"B.stop 1: blocks: waits for the clock · closed_b, closed_b.py:4",
		"slow 1: blocks: waits for the clock · lib, lib.py:3")
	if got := prepare("a.py", 1, 6); got != nil {
		t.Errorf("from an import there is %v", got)
	}
	c.Change(uri("lib.py"), 2, servertest.Change{Text: "x = 1\n"})
	expect("a def that is gone", outgoing(fetch))
}

// TestViewsAreOff checks that nothing is said where settings do not ask for it, in a folder
// any more.
func TestViewsAreOff(t *testing.T) {
	c, uri := viewing(t, map[string]string{"a.py": seen, "b.py": seen})
	params := map[string]any{"textDocument": document(uri("a.py")), "position": servertest.Position{Line: 7, Character: 1}, "range": servertest.Range{End: servertest.Position{Line: 99}}}
	methods := []string{"textDocument/prepareCallHierarchy", "textDocument/inlayHint", "textDocument/codeLens", "textDocument/semanticTokens/full"}
	for _, method := range methods {
		if raw, err := c.Call(method, params); err != nil || string(raw) == "null" || string(raw) == "[]" {
			t.Errorf("%s: %s, %v", method, raw, err)
		}
	}
	c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"awaiter": map[string]any{"inlayHints": false, "codeLens": false, "semanticTokens": false, "callHierarchy": false}}})
	for _, method := range methods {
		if raw, err := c.Call(method, params); err != nil || string(raw) != "null" {
			t.Errorf("%s: %s, %v", method, raw, err)
		}
	}
}

// TestWorkspaceSymbols asks for the symbols of a word of ours, and of others.
func TestWorkspaceSymbols(t *testing.T) {
	c, _ := viewing(t, map[string]string{
		"a.py":        "class A:\n    async def __aenter__(self): ...\n    async def __aexit__(self, *exc): ...\n",
		"closed_b.py": "import time, a\nclass B(a.A): ...\nasync def main():\n    time.sleep(1)\n",
	})
	for query, want := range map[string][]string{
		"@acm": {"@acm A a.py 0", "@acm B closed_b.py 1"}, "@acm b": {"@acm B closed_b.py 1"}, "@blocking": {"@blocking time.sleep closed_b.py 3"},
		"@coroutine m": {"@coroutine main closed_b.py 2"}, "@agen": {}, "A": nil, "": nil, "@": nil,
	} {
		raw, failure := c.Call("workspace/symbol", map[string]any{"query": query})
		if failure != nil {
			t.Fatal(failure)
		}
		var list []struct {
			Name     string
			Location struct {
				URI   string
				Range servertest.Range
			}
		}
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, one := range list {
			got = append(got, fmt.Sprintf("%s %s %d", one.Name, filepath.Base(one.Location.URI), one.Location.Range.Start.Line))
		}
		if (list == nil) != (want == nil) || !slices.Equal(got, want) && len(want) > 0 {
			t.Errorf("%q: %s, want %q", query, raw, want)
		}
	}
}

// TestSourcesOfLibraries goes to what our descriptions of the standard library describe, in
// the sources of the environment.
func TestSourcesOfLibraries(t *testing.T) {
	c, uri := viewing(t, map[string]string{
		"pyproject.toml":                         "",
		"env/lib/python3.11/os.py":               "",
		"env/lib/python3.11/asyncio/__init__.py": "from .tasks import *\n",
		"env/lib/python3.11/asyncio/tasks.py":    "import time\n\nasync def sleep(delay):\n    await later(delay)\n\nasync def later(d): ...\n",
		"env/conda-meta/history":                 "",
		"a.py":                                   "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n",
	})
	where := call[[]struct {
		URI   string
		Range servertest.Range
	}](t, c, "textDocument/definition", map[string]any{"textDocument": document(uri("a.py")), "position": servertest.Position{Line: 3, Character: 6}})
	if len(where) != 1 || filepath.Base(where[0].URI) != "tasks.py" || where[0].Range.Start != (servertest.Position{Line: 2, Character: 10}) {
		t.Errorf("from 'await asyncio.sleep' to %+v", where)
	}
	items := call[[]callItem](t, c, "textDocument/prepareCallHierarchy", map[string]any{"textDocument": document(uri("a.py")), "position": servertest.Position{Line: 3, Character: 6}})
	if len(items) != 1 || filepath.Base(items[0].URI) != "tasks.py" {
		t.Fatalf("the call hierarchy begins at %+v", items)
	}
	calls := call[[]struct{ To callItem }](t, c, "callHierarchy/outgoingCalls", map[string]any{"item": items[0]})
	if len(calls) != 1 || calls[0].To.Name != "later" {
		t.Errorf("it calls %+v", calls)
	}
	callers := call[[]struct{ From callItem }](t, c, "callHierarchy/incomingCalls", map[string]any{"item": items[0]})
	if len(callers) != 1 || callers[0].From.Name != "main" {
		t.Errorf("it is called by %+v", callers)
	}
}

// TestReferencesAfterAnEdit edits the body of a function that another file calls: what
// that file means is not found again, and the function is still the same.
func TestReferencesAfterAnEdit(t *testing.T) {
	const lib = "async def fetch():\n    return 1\n\nclass S:\n    async def __aenter__(self): ...\n    async def __aexit__(self, *exc):\n        return 1\n"
	c, uri := viewing(t, map[string]string{
		"lib.py": lib,
		"a.py":   "from lib import fetch, S\n\nasync def main():\n    await fetch()\n    async with S(): ...\n",
	})
	ask := func(line, character int) int {
		return len(call[[]any](t, c, "textDocument/references", map[string]any{
			"textDocument": document(uri("lib.py")), "position": servertest.Position{Line: line, Character: character}, "context": map[string]any{"includeDeclaration": true}}))
	}
	for version, text := range []string{lib, strings.ReplaceAll(lib, "return 1", "x = 1; return 1"), "\n" + lib} {
		if version > 0 {
			c.Change(uri("lib.py"), version+1, servertest.Change{Text: text})
		}
		line := strings.Count(text[:strings.Index(text, "async def fetch")], "\n")
		if calls, entries := ask(line, 2), ask(line+5, 17); calls != 1 || entries != 1 {
			t.Errorf("after edit %d there are %d references of the function and %d of the method", version, calls, entries)
		}
	}
}

// TestOddParams asks with params that are not as the protocol has them: what comes is an
// answer or an error with a code, and none of ours.
func TestOddParams(t *testing.T) {
	c, uri := viewing(t, map[string]string{"a.py": seen})
	there := document(uri("a.py"))
	for _, method := range []string{
		"textDocument/completion", "textDocument/prepareCallHierarchy", "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "workspace/symbol", "textDocument/inlayHint",
		"textDocument/codeLens", "codeLens/resolve", "textDocument/semanticTokens/full", "textDocument/semanticTokens/range", "workspace/textDocumentContent",
	} {
		for _, params := range []any{
			nil, []any{}, map[string]any{}, map[string]any{"textDocument": there}, map[string]any{"textDocument": nil, "range": nil, "item": nil, "data": nil, "query": nil, "uri": nil},
			map[string]any{"textDocument": there, "range": map[string]any{"start": map[string]any{"line": -1, "character": 1e99}, "end": map[string]any{"line": 1e99}}},
			map[string]any{"item": map[string]any{"uri": uri("a.py"), "data": map[string]any{"name": "main"}, "selectionRange": map[string]any{"start": map[string]any{"line": 1e10}}}},
			map[string]any{"item": map[string]any{"uri": "", "data": []any{1}}, "data": 7, "uri": "awaiter:/expanded/1/a.py?%%%"},
			map[string]any{"data": map[string]any{"path": 7}, "uri": "awaiter:/expanded/1/a.py?e30"},
		} {
			if raw, err := c.Call(method, params); err != nil && err.Code != invalidParams {
				t.Errorf("%s with %v: %s, %v", method, params, raw, err)
			}
		}
	}
	for _, arguments := range [][]any{nil, {1}, {nil, nil}, {uri("a.py"), "x"}, {uri("a.py"), map[string]any{"line": -5}}, {1, 2, 3}} {
		for _, command := range []string{"awaiter.showExpanded", "awaiter.showPage"} {
			if raw, err := c.Call("workspace/executeCommand", map[string]any{"command": command, "arguments": arguments}); err != nil && err.Code != invalidParams {
				t.Errorf("%s with %v: %s, %v", command, arguments, raw, err)
			}
		}
	}
}
