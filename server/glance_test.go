package server_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

const seen = "class S:\n    async def __aenter__(self): ...\n    async def __aexit__(self, *exc): ...\n\n" +
	"class Half:\n    async def __aenter__(self): ...\n\n" +
	"async def main():\n    '😀'; await main()\n    async with S():\n        pass\n"

// TestInlayHints asks for the awaits that code does not show.
func TestInlayHints(t *testing.T) {
	c, uri := viewing(t, map[string]string{"a.py": seen})
	ask := func(from, to int) (hints []string) {
		for _, h := range call[[]struct {
			Position servertest.Position
			Label    []struct {
				Value    string
				Location struct {
					URI   string
					Range servertest.Range
				}
			}
		}](t, c, "textDocument/inlayHint", map[string]any{"textDocument": document(uri("a.py")), "range": servertest.Range{Start: servertest.Position{Line: from}, End: servertest.Position{Line: to}}}) {
			hints = append(hints, fmt.Sprintf("%d:%d %s > %s:%d", h.Position.Line, h.Position.Character, h.Label[0].Value, filepath.Base(h.Label[0].Location.URI), h.Label[0].Location.Range.Start.Line))
		}
		return hints
	}
	if got := strings.Join(ask(0, 99), ", "); got != "9:18 await __aenter__ > a.py:1, 10:12 await __aexit__ > a.py:2" {
		t.Errorf("got %s", got)
	}
	if got := ask(10, 11); len(got) != 1 {
		t.Errorf("in the last line there are %v", got)
	}
	if got := ask(0, 8); len(got) != 0 {
		t.Errorf("in the first lines there are %v", got)
	}
}

// TestSemanticTokens asks for the keywords at which code is suspended.
func TestSemanticTokens(t *testing.T) {
	c, uri := viewing(t, map[string]string{"a.py": seen})
	whole := call[struct{ Data []int }](t, c, "textDocument/semanticTokens/full", map[string]any{"textDocument": document(uri("a.py"))})
	if got := fmt.Sprint(whole.Data); got != "[8 10 5 0 1 1 4 5 0 1 0 6 4 0 1]" {
		t.Errorf("got %v", got)
	}
	part := call[struct{ Data []int }](t, c, "textDocument/semanticTokens/range", map[string]any{"textDocument": document(uri("a.py")), "range": servertest.Range{Start: servertest.Position{Line: 9}, End: servertest.Position{Line: 10}}})
	if got := fmt.Sprint(part.Data); got != "[9 4 5 0 1 0 6 4 0 1]" {
		t.Errorf("in a range got %v", got)
	}
}

// TestCodeLens asks what classes are, and how often they are used, in a client that can
// show where, and in one that cannot.
func TestCodeLens(t *testing.T) {
	files := map[string]string{
		"a.py":        seen,
		"closed_b.py": "from a import S\n\nclass T(S): ...\n\nasync def other(s: S):\n    async with s, T(): ...\n",
	}
	c, uri := viewing(t, files)
	type lens struct {
		Range   servertest.Range `json:"range"`
		Command *struct {
			Title, Command string
			Arguments      []json.RawMessage
		} `json:"command,omitempty"`
		Data json.RawMessage `json:"data,omitempty"`
	}
	lenses := func(c *servertest.Client) (all []lens) {
		for _, l := range call[[]lens](t, c, "textDocument/codeLens", map[string]any{"textDocument": document(uri("a.py"))}) {
			if l.Command == nil {
				l = call[lens](t, c, "codeLens/resolve", l)
			}
			all = append(all, l)
		}
		return all
	}
	titles := func(all []lens) string {
		var b strings.Builder
		for _, l := range all {
			fmt.Fprintf(&b, "%d %s\n", l.Range.Start.Line, l.Command.Title)
		}
		return b.String()
	}
	const want = "0 async context manager · entered 3×\n4 async context manager: no __aexit__\n"
	if got := titles(lenses(c)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	c.Change(uri("a.py"), 2, servertest.Change{Text: strings.ReplaceAll(seen, "async with S()", "async with 1")})
	if got := titles(lenses(c)); got != strings.Replace(want, "3×", "2×", 1) {
		t.Errorf("after an edit got\n%s", got)
	}

	shows := connect(t, server.Options{})
	folder := strings.TrimSuffix(uri("a.py"), "/a.py")
	capabilities := strings.TrimSuffix(takesViews(false), "}") + `, "experimental": {"commands": ["awaiter.showReferences"]}}`
	if _, err := shows.Initialize(capabilities, map[string]any{"initializationOptions": allViews, "workspaceFolders": []any{map[string]any{"uri": folder, "name": "w"}}}); err != nil {
		t.Fatal(err)
	}
	shows.Open(uri("a.py"), 1, seen)
	all := lenses(shows)
	if first := all[0].Command; first.Command != "awaiter.showReferences" || len(first.Arguments) != 3 || strings.Count(string(first.Arguments[2]), "closed_b.py") != 2 {
		t.Errorf("got %+v", first)
	}
	if second := all[1].Command; second.Command != "" {
		t.Errorf("got %+v", second)
	}
}

type content struct {
	URI, LanguageID, Text string
	Shown                 bool
}

// TestContent shows the documents that only the server has, in a client that takes them
// and in one that does not.
func TestContent(t *testing.T) {
	const uri = "file:///a%20b/a.py"
	for _, takes := range []bool{true, false} {
		c := connect(t, server.Options{})
		shown := make(chan string, 10)
		c.Answer = func(method string, params json.RawMessage) (any, *servertest.Error) {
			if method == "window/showDocument" {
				shown <- string(params)
				return map[string]any{"success": true}, nil
			}
			return nil, nil
		}
		capabilities := "{}"
		if takes {
			capabilities = `{"workspace": {"textDocumentContent": {"dynamicRegistration": true}}, "window": {"showDocument": {"support": true}}}`
		}
		result, err := c.Initialize(capabilities, nil)
		if err != nil {
			t.Fatal(err)
		}
		if offered := strings.Contains(string(result), `"textDocumentContent":{"schemes":["awaiter"]}`); offered != takes {
			t.Errorf("documents of our own are offered: %v", offered)
		}
		c.Open(uri, 1, seen)
		run := func(command string, arguments ...any) *content {
			return call[*content](t, c, "workspace/executeCommand", map[string]any{"command": command, "arguments": arguments})
		}
		expanded := run("awaiter.showExpanded", uri, servertest.Position{Line: 9, Character: 6})
		if expanded == nil || !strings.HasPrefix(expanded.Text, "# Line 10: 'async with', as the code") || expanded.LanguageID != "python" || !strings.HasPrefix(expanded.URI, "awaiter:/expanded/10/a.py?") || expanded.Shown != takes {
			t.Fatalf("got %+v", expanded)
		}
		page := run("awaiter.showPage", "__aenter__")
		if page == nil || page.URI != "awaiter:/protocols/__aenter__.md" || page.LanguageID != "markdown" || !strings.HasPrefix(page.Text, "#") || page.Shown != takes {
			t.Fatalf("got %+v", page)
		}
		if takes {
			if first, second := <-shown, <-shown; !strings.Contains(first, expanded.URI) || !strings.Contains(second, page.URI) {
				t.Errorf("shown was %s, %s", first, second)
			}
		} else if len(shown) > 0 {
			t.Errorf("shown was %s", <-shown)
		}
		for _, nothing := range []*content{
			run("awaiter.showExpanded", uri, servertest.Position{}), run("awaiter.showExpanded", "file:///other.py", servertest.Position{}), run("awaiter.showPage", "nothing"),
		} {
			if nothing != nil {
				t.Errorf("got %+v", nothing)
			}
		}
		for _, one := range []*content{expanded, page} {
			got := call[struct{ Text string }](t, c, "workspace/textDocumentContent", map[string]any{"uri": one.URI})
			if got.Text != one.Text {
				t.Errorf("%s is %q", one.URI, got.Text)
			}
			c.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": one.URI, "languageId": "python", "version": 1, "text": "BAD"}})
		}
		c.Change(uri, 2, servertest.Change{Text: "x = 1\n"})
		if got := call[struct{ Text string }](t, c, "workspace/textDocumentContent", map[string]any{"uri": expanded.URI}); got.Text != "# It is no longer there.\n" {
			t.Errorf("after an edit it is %q", got.Text)
		}
		for _, odd := range []string{"awaiter:/rules/nothing.md", "file:///a.py", "awaiter:", "", "awaiter:/pages/__aenter__"} {
			if _, err := c.Call("workspace/textDocumentContent", map[string]any{"uri": odd}); err == nil || err.Code != invalidParams {
				t.Errorf("%q: %v", odd, err)
			}
		}
		for _, d := range debug(t, c).Documents {
			if strings.HasPrefix(d.URI, "awaiter:") && d.Python {
				t.Errorf("%s is looked at", d.URI)
			}
		}
	}
}

// TestPagesOfFindings follows the link of a finding to the page of its rule.
func TestPagesOfFindings(t *testing.T) {
	c := connect(t, server.Options{Rules: rules.All()})
	if _, err := c.Initialize(`{"workspace": {"textDocumentContent": {}}, "textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}}`, nil); err != nil {
		t.Fatal(err)
	}
	c.Open("file:///a.py", 1, "async def f(): ...\nasync def g():\n    f()\n")
	var link struct{ Href string }
	for _, d := range diagnostics(t, c, "file:///a.py", 1).Diagnostics {
		if err := json.Unmarshal(d.CodeDescription, &link); err != nil {
			t.Fatal(err)
		}
	}
	if page := call[struct{ Text string }](t, c, "workspace/textDocumentContent", map[string]any{"uri": link.Href}); link.Href != "awaiter:/rules/never-awaited.md" || !strings.Contains(page.Text, "await") {
		t.Errorf("%q leads to %q", link.Href, page.Text)
	}
}

// TestMarkupMessages checks that messages are Markdown where the client takes that, and
// only where it pulls.
func TestMarkupMessages(t *testing.T) {
	for _, takes := range []bool{true, false} {
		c := connect(t, server.Options{})
		if _, err := c.Initialize(fmt.Sprintf(`{"textDocument": {"diagnostic": {"markupMessageSupport": %v}}}`, takes), nil); err != nil {
			t.Fatal(err)
		}
		c.Open("file:///a.py", 1, "BAD\n")
		raw := call[struct {
			Items []struct{ Message json.RawMessage }
		}](t, c, "textDocument/diagnostic", map[string]any{"textDocument": document("file:///a.py")})
		want := `"'BAD' is a name that these tests mind"`
		if takes {
			want = `{"kind":"markdown","value":"` + "`BAD`" + ` is a name that these tests mind"}`
		}
		if len(raw.Items) != 1 || string(raw.Items[0].Message) != want {
			t.Errorf("got %s, want %s", raw.Items, want)
		}
	}
}
