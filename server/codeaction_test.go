package server_test

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"awaiter/analysis/source"
	"awaiter/fixes"
	"awaiter/server"
	"awaiter/server/servertest"
)

type codeAction struct {
	Title       string                  `json:"title"`
	Kind        string                  `json:"kind"`
	Diagnostics []servertest.Diagnostic `json:"diagnostics,omitempty"`
	IsPreferred bool                    `json:"isPreferred,omitempty"`
	Disabled    *struct {
		Reason string `json:"reason"`
	} `json:"disabled,omitempty"`
	Edit *workspaceEdit  `json:"edit,omitempty"`
	Data json.RawMessage `json:"data,omitempty"`
}

type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes,omitempty"`
	DocumentChanges []struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int   `json:"version"`
		} `json:"textDocument"`
		Edits []textEdit `json:"edits"`
	} `json:"documentChanges,omitempty"`
}

type textEdit struct {
	Range   servertest.Range `json:"range"`
	NewText string           `json:"newText"`
}

// actionsAt asks for the code actions of a range.
func actionsAt(t testing.TB, c *servertest.Client, uri string, r servertest.Range, context map[string]any) []codeAction {
	t.Helper()
	if context["diagnostics"] == nil {
		context["diagnostics"] = []any{}
	}
	return call[[]codeAction](t, c, "textDocument/codeAction", map[string]any{"textDocument": document(uri), "range": r, "context": context})
}

func invoked() map[string]any { return map[string]any{"triggerKind": 1} }

func titles(list []codeAction) string {
	var all []string
	for _, a := range list {
		all = append(all, a.Title)
	}
	return strings.Join(all, "; ")
}

// resolved is a with its edit, which may come later.
func resolved(t testing.TB, c *servertest.Client, a codeAction) codeAction {
	t.Helper()
	if a.Edit != nil {
		return a
	}
	return call[codeAction](t, c, "codeAction/resolve", a)
}

// edited is text after e, made as a client makes it.
func edited(t testing.TB, text string, e *workspaceEdit, enc source.Encoding) string {
	t.Helper()
	if e == nil {
		t.Fatal("no edit")
	}
	var edits []textEdit
	for _, list := range e.Changes {
		edits = append(edits, list...)
	}
	for _, change := range e.DocumentChanges {
		edits = append(edits, change.Edits...)
	}
	before := source.New(text)
	var all []fixes.Edit
	for _, e := range edits {
		p := func(p servertest.Position) int {
			return before.Offset(source.Position{Line: p.Line, Column: p.Character}, enc)
		}
		all = append(all, fixes.Edit{Span: source.Span{Start: p(e.Range.Start), End: p(e.Range.End)}, New: e.NewText})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Span.Start < all[j].Span.Start })
	after, err := fixes.Apply(text, all)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func TestQuickFixes(t *testing.T) {
	const uri, text = "file:///tmp/a@b.py", "x = '😀', BAD, ODD, GRIM\ny = BAD\n"
	encodings := map[string]source.Encoding{"helix-25.01": source.UTF8, "eglot-1.17": source.UTF32}
	for client := range servertest.Clients {
		if client == "codemirror-6.3" || client == "nothing" {
			continue // they have no code action literals
		}
		t.Run(client, func(t *testing.T) {
			enc := encodings[client]
			if client == "neovim-0.12" {
				enc = source.UTF8
			}
			c := start(t, client, server.Options{})
			c.Open(uri, 7, text)
			p := source.New(text).Position(strings.Index(text, "BAD")+1, enc)
			list := actionsAt(t, c, uri, at(p.Line, p.Column), invoked())
			if got, want := titles(list), "Rename 'BAD' to 'GOOD'; Rename 'BAD' to 'BETTER'; Suppress 'bad-name' here; Suppress 'bad-name' in this file"; got != want {
				t.Fatalf("offered %s, want %s", got, want)
			}
			for i, want := range []string{
				"x = '😀', GOOD, ODD, GRIM\ny = BAD\n", "x = '😀', BETTER, ODD, GRIM\ny = BAD\n",
				"x = '😀', BAD, ODD, GRIM  # awaiter: ignore[bad-name]\ny = BAD\n",
			} {
				a := resolved(t, c, list[i])
				if got := edited(t, text, a.Edit, enc); got != want {
					t.Errorf("%s gives\n%s\nwant\n%s", a.Title, got, want)
				}
				if a.Kind != "quickfix" || len(a.Diagnostics) != 1 || a.Diagnostics[0].Code != "bad-name" {
					t.Errorf("got %+v", a)
				}
				wantVersions := strings.Contains(servertest.Clients[client], "documentChanges")
				if got := a.Edit.DocumentChanges != nil; got != wantVersions {
					t.Errorf("documentChanges %v, want %v", got, wantVersions)
				}
				if wantVersions && (a.Edit.DocumentChanges[0].TextDocument.URI != uri || *a.Edit.DocumentChanges[0].TextDocument.Version != 7) {
					t.Errorf("edits %+v", a.Edit.DocumentChanges[0].TextDocument)
				}
			}
			prefers := strings.Contains(servertest.Clients[client], "isPreferredSupport")
			if list[0].IsPreferred != prefers || list[1].IsPreferred || list[2].IsPreferred {
				t.Errorf("preferred: %v, %v, %v", list[0].IsPreferred, list[1].IsPreferred, list[2].IsPreferred)
			}
			resolves := strings.Contains(servertest.Clients[client], "resolveSupport")
			if (list[0].Edit == nil) != resolves {
				t.Errorf("edit at once: %v, though the client resolves: %v", list[0].Edit != nil, resolves)
			}
		})
	}
}

func TestWhichActions(t *testing.T) {
	const uri, text = "file:///a.py", "BAD\nGRIM\nfine\nODD\n"
	bad := "Rename 'BAD' to 'GOOD'; Rename 'BAD' to 'BETTER'; Suppress 'bad-name' here; Suppress 'bad-name' in this file"
	all := "Fix all that Awaiter can fix safely"
	shown := func(line int, code string, width int) []any {
		return []any{map[string]any{"range": servertest.Range{Start: servertest.Position{Line: line}, End: servertest.Position{Line: line, Character: width}}, "code": code, "message": "x"}}
	}
	cases := []struct {
		name    string
		at      servertest.Range
		context map[string]any
		want    string
	}{
		{"at a finding", at(0, 1), invoked(), bad},
		{"just behind it", at(0, 3), invoked(), bad},
		{"without a trigger", at(0, 1), map[string]any{}, bad},
		{"where nothing is", at(2, 1), invoked(), ""},
		{"a finding without a repair", at(1, 1), invoked(), "Suppress 'grim-name' here; Suppress 'grim-name' in this file"},
		{"over two findings", servertest.Range{End: servertest.Position{Line: 1, Character: 2}}, invoked(), "Rename 'BAD' to 'GOOD'; Rename 'BAD' to 'BETTER'; Suppress 'bad-name' here; Suppress 'grim-name' here; Suppress 'bad-name' in this file; Suppress 'grim-name' in this file"},
		{"elsewhere, of a finding that is shown", at(0, 200), map[string]any{"triggerKind": 1, "diagnostics": shown(0, "bad-name", 3)}, bad},
		{"of a finding that is not there any more", at(2, 0), map[string]any{"triggerKind": 1, "diagnostics": shown(2, "bad-name", 3)}, ""},
		{"of another server's", at(2, 0), map[string]any{"triggerKind": 1, "diagnostics": shown(2, "reportCall", 3)}, ""},
		{"automatically", at(0, 1), map[string]any{"triggerKind": 2}, ""},
		{"automatically, where findings are shown", at(0, 1), map[string]any{"triggerKind": 2, "diagnostics": shown(0, "bad-name", 3)}, bad},
		{"quick fixes only", at(0, 1), map[string]any{"only": []string{"quickfix"}}, bad},
		{"of a kind below", at(0, 1), map[string]any{"only": []string{"quickfix.bad"}}, ""},
		{"of a kind that begins alike", at(0, 1), map[string]any{"only": []string{"quick"}}, ""},
		{"of every kind", at(0, 1), map[string]any{"only": []string{""}}, strings.Replace(bad, "; Suppress", "; "+all+"; Suppress", 1)},
		{"refactorings only", at(0, 1), map[string]any{"only": []string{"refactor"}}, ""},
		{"all repairs", at(2, 0), map[string]any{"only": []string{"source.fixAll.awaiter"}}, all},
		{"all repairs of everybody", at(2, 0), map[string]any{"only": []string{"source.fixAll"}, "triggerKind": 2}, all},
		{"all that is for the file", at(2, 0), map[string]any{"only": []string{"source"}}, all},
		{"all repairs of somebody else", at(2, 0), map[string]any{"only": []string{"source.fixAll.ruff"}}, ""},
		{"imports", at(2, 0), map[string]any{"only": []string{"source.organizeImports"}}, ""},
		{"two kinds", at(0, 0), map[string]any{"only": []string{"source.fixAll", "refactor"}}, all},
	}
	c := start(t, "vscode-1.139", server.Options{})
	c.Open(uri, 1, text)
	for _, tc := range cases {
		if got := titles(actionsAt(t, c, uri, tc.at, tc.context)); got != tc.want {
			t.Errorf("%s: offered %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestClientWithoutLiterals(t *testing.T) {
	c := connect(t, server.Options{})
	raw, failure := c.Initialize(servertest.Clients["codemirror-6.3"], nil)
	if failure != nil || strings.Contains(string(raw), "codeActionProvider") {
		t.Errorf("code actions are offered to a client that takes commands only: %s, %v", raw, failure)
	}
}

func TestSketchIsNotPreferred(t *testing.T) {
	c := start(t, "vscode-1.139", server.Options{})
	c.Open("file:///a.py", 1, "ODD\n")
	list := actionsAt(t, c, "file:///a.py", at(0, 0), invoked())
	if len(list) != 3 || list[0].Title != "Rename 'ODD' to 'EVEN'" || list[0].IsPreferred {
		t.Errorf("got %+v", list)
	}
}

// TestFixAll checks that all safe repairs are made, those that they make possible
// too, that others are not, and that nothing is left to do.
func TestFixAll(t *testing.T) {
	const uri = "file:///a.py"
	cases := []struct{ name, before, after string }{
		{"one", "BAD\n", "GOOD\n"},
		{"several rounds", "WORSE, BAD\nfine\nx = [WORSE, ODD]\n", "GOOD, GOOD\nfine\nx = [GOOD, ODD]\n"},
		{"line ends stay", "WORSE\r\nfine\r\n'😀', BAD\r\n", "GOOD\r\nfine\r\n'😀', GOOD\r\n"},
	}
	for _, client := range []string{"vscode-1.139", "neovim-0.7", "ale-4.0", "helix-25.01"} {
		enc := source.UTF16
		if client == "helix-25.01" {
			enc = source.UTF8
		}
		for _, tc := range cases {
			t.Run(client+"/"+tc.name, func(t *testing.T) {
				c := start(t, client, server.Options{})
				c.Open(uri, 1, tc.before)
				context := map[string]any{"only": []string{"source.fixAll"}}
				list := actionsAt(t, c, uri, at(0, 0), context)
				if len(list) != 1 || list[0].Kind != "source.fixAll.awaiter" {
					t.Fatalf("got %+v", list)
				}
				got := edited(t, tc.before, resolved(t, c, list[0]).Edit, enc)
				if got != tc.after {
					t.Errorf("got %q, want %q", got, tc.after)
				}
				c.Change(uri, 2, servertest.Change{Text: got})
				for _, a := range actionsAt(t, c, uri, at(0, 0), context) {
					if a.Disabled == nil {
						t.Errorf("after all repairs, there is still %+v", a)
					}
				}
			})
		}
	}
}

func TestDisabledActions(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "vscode-1.139", server.Options{})
	c.Open(uri, 1, "ODD\n")
	list := actionsAt(t, c, uri, at(0, 0), map[string]any{"only": []string{"source.fixAll"}})
	if len(list) != 1 || list[0].Disabled == nil || list[0].Edit != nil || list[0].Data != nil {
		t.Errorf("only what is unsafe is left to repair, and got %+v", list)
	}
	c.Change("file:///b.py", 3, servertest.Change{Range: &servertest.Range{}, Text: "BAD\n"})
	list = actionsAt(t, c, "file:///b.py", at(0, 0), invoked())
	if len(list) == 0 {
		t.Fatal("nothing is offered")
	}
	for _, a := range list {
		if a.Disabled == nil || a.IsPreferred {
			t.Errorf("the text is only guessed, and got %+v", a)
		}
	}
	c = start(t, "eglot-1.17", server.Options{}) // which knows no disabled actions
	c.Open(uri, 1, "ODD\n")
	if list = actionsAt(t, c, uri, at(0, 0), map[string]any{"only": []string{"source.fixAll"}}); len(list) != 0 {
		t.Errorf("got %+v", list)
	}
}

// TestStaleActions resolves actions after the text has changed.
func TestStaleActions(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "vscode-1.139", server.Options{})
	c.Open(uri, 1, "BAD\n")
	list := actionsAt(t, c, uri, at(0, 0), invoked())
	for i, text := range []string{"\nBAD\n", "BAD\nBAD\n"} {
		c.Change(uri, i+2, servertest.Change{Text: text})
		if _, err := c.Call("codeAction/resolve", list[0]); err == nil || err.Code != modified {
			t.Errorf("after the change to %q got %v, want code %d", text, err, modified)
		}
	}
	c.CloseDocument(uri)
	if _, err := c.Call("codeAction/resolve", list[0]); err == nil || err.Code != modified {
		t.Errorf("got %v, want code %d", err, modified)
	}
	for _, data := range []string{`null`, `7`, `{}`, `{"uri":"file:///a.py","index":-1}`, `[1]`} {
		_, err := c.Call("codeAction/resolve", map[string]any{"title": "x", "data": json.RawMessage(data)})
		if err != nil && err.Code != modified {
			t.Errorf("%s: %v", data, err)
		}
	}
}

// TestOvertakenActions changes the text while actions are being found.
func TestOvertakenActions(t *testing.T) {
	const uri = "file:///a.py"
	rules, began, goOn := blockingRule()
	c := start(t, "vscode-1.139", server.Options{Rules: rules})
	c.Open(uri, 1, "WAIT\n")
	_, answer := c.Begin("textDocument/codeAction", map[string]any{
		"textDocument": document(uri), "range": at(0, 0), "context": map[string]any{"diagnostics": []any{}},
	})
	<-began
	c.Change(uri, 2, servertest.Change{Text: "fine\n"})
	debug(t, c)
	close(goOn)
	if r := c.Await(answer); r.Err == nil || r.Err.Code != modified {
		t.Errorf("got %s, %v, want code %d", r.Result, r.Err, modified)
	}
}

func TestFixAllCommand(t *testing.T) {
	const uri = "file:///a.py"
	applied := make(chan json.RawMessage, 10)
	c := connect(t, server.Options{})
	c.Answer = func(method string, params json.RawMessage) (any, *servertest.Error) {
		if method == "workspace/applyEdit" {
			applied <- params
			return map[string]any{"applied": true}, nil
		}
		return nil, nil
	}
	if _, err := c.Initialize(servertest.Clients["vscode-1.139"], nil); err != nil {
		t.Fatal(err)
	}
	run := func(arguments ...any) *servertest.Error {
		_, err := c.Call("workspace/executeCommand", map[string]any{"command": "awaiter.fixAll", "arguments": arguments})
		return err
	}
	c.Open(uri, 3, "WORSE\nODD\n")
	if err := run(uri); err != nil {
		t.Fatal(err)
	}
	var p struct{ Edit workspaceEdit }
	if err := json.Unmarshal(<-applied, &p); err != nil {
		t.Fatal(err)
	}
	if got, want := edited(t, "WORSE\nODD\n", &p.Edit, source.UTF16), "GOOD\nODD\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if v := p.Edit.DocumentChanges[0].TextDocument.Version; v == nil || *v != 3 {
		t.Errorf("version %v, want 3", v)
	}
	c.Change(uri, 4, servertest.Change{Text: "fine\n"})
	for _, nothing := range []string{uri, "file:///not/open.py", "untitled:x"} {
		if err := run(nothing); err != nil {
			t.Errorf("%s: %v", nothing, err)
		}
	}
	if len(applied) > 0 {
		t.Errorf("edited where there is nothing to repair: %s", <-applied)
	}
	if err := run(); err == nil || err.Code != invalidParams {
		t.Errorf("without a document: %v", err)
	}
	if _, err := c.Call("workspace/executeCommand", map[string]any{"command": "other.command"}); err == nil || err.Code != invalidParams {
		t.Errorf("an unknown command: %v", err)
	}
}

func TestEncodings(t *testing.T) {
	cases := []struct {
		client, forced string
		want           string
	}{
		{`[]`, "", "utf-16"}, {`["utf-8","utf-16","utf-32"]`, "", "utf-8"}, {`["utf-32","utf-8","utf-16"]`, "", "utf-32"},
		{`["utf-32","utf-16"]`, "", "utf-32"}, {`["utf-16"]`, "utf-8", "utf-16"}, {`["utf-16","utf-8"]`, "utf-8", "utf-8"},
		{`["utf-7","utf-8"]`, "", "utf-8"}, {`["utf-7"]`, "", "utf-16"}, {`null`, "", "utf-16"}, {`["utf-16","utf-8"]`, "", "utf-16"},
	}
	const text = "'中😀', BAD\n"
	columns := map[string]int{"utf-8": 11, "utf-16": 7, "utf-32": 6}
	for _, tc := range cases {
		c := connect(t, server.Options{Encoding: protocol.PositionEncodingKind(tc.forced)})
		raw, failure := c.Initialize(fmt.Sprintf(`{"general":{"positionEncodings":%s}}`, tc.client), nil)
		if failure != nil || !strings.Contains(string(raw), fmt.Sprintf(`"positionEncoding":%q`, tc.want)) {
			t.Errorf("%s: got %s, %v, want %s", tc.client, raw, failure, tc.want)
		}
		c.Open("file:///a.py", 1, text)
		if got := diagnostics(t, c, "file:///a.py", 1).Diagnostics[0].Range.Start.Character; got != columns[tc.want] {
			t.Errorf("%s: found at column %d, want %d", tc.client, got, columns[tc.want])
		}
	}
}
