package server_test

import (
	"strings"
	"testing"

	"awaiter/analysis/source"
	"awaiter/server"
	"awaiter/server/servertest"
)

// takesCompletion are the capabilities of a client for the items of completion.
func takesCompletion(item string) string {
	return `{"textDocument": {"completion": {"completionItem": ` + item + `}}}`
}

// TestProtocolCompletion asks for the first item at the place "|", in clients that take
// snippets or not, and that let the server say how lines are indented or not.
func TestProtocolCompletion(t *testing.T) {
	const uri = "file:///a.py"
	const class = "class Sitzung:\n    '😀'\n    async def __aenter__(self):\n        return self\n\n"
	const with = class + "    async def __aexit__(self, *exc): ...\n\nasync def main(s: Sitzung):\n"
	for _, c := range []struct {
		name, client, text string
		label, new         string // "": there must be none
		format, mode       int
		also               string // inserted before
	}{
		{"no snippets", takesCompletion(`{}`), class + "    async def __ae|\n", "async def __aexit__(self, exc_type, exc, tb)", "async def __aexit__(self, exc_type, exc, tb):", 0, 0, ""},
		{"snippets", takesCompletion(`{"snippetSupport": true, "insertTextModeSupport": {"valueSet": [2]}}`), class + "    |\n", "async def __aexit__(self, exc_type, exc, tb)", "async def __aexit__(self, exc_type, exc, tb):\n    ${0:return None}", 2, 0, ""},
		{"as is", takesCompletion(`{"snippetSupport": true, "insertTextModeSupport": {"valueSet": [1, 2]}}`), class + "    def __aex|\n", "async def __aexit__(self, exc_type, exc, tb)", "async def __aexit__(self, exc_type, exc, tb):\n        ${0:return None}", 2, 1, ""},
		{"a keyword", takesCompletion(`{"snippetSupport": true}`), with + "    '😀'; a = 1\n    with s|\n", "async with s", "s", 0, 0, "async "},
		{"in a function", takesCompletion(`{}`), with + "    async def __ae|\n", "", "", 0, 0, ""},
		{"elsewhere", takesCompletion(`{}`), with + "    s.|\n", "", "", 0, 0, ""},
		{"in a comment", takesCompletion(`{}`), class + "    # async def __ae|\n", "", "", 0, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := connect(t, server.Options{})
			if _, err := s.Initialize(c.client, nil); err != nil {
				t.Fatal(err)
			}
			offset := strings.Index(c.text, "|")
			text := source.New(strings.Replace(c.text, "|", "", 1))
			s.Open(uri, 1, text.String())
			p := text.Position(offset, source.UTF16)
			list := call[*struct {
				Items []struct {
					completionItem
					SortText                         string
					InsertTextFormat, InsertTextMode int
					AdditionalTextEdits              []struct {
						Range   servertest.Range
						NewText string
					}
				}
			}](t, s, "textDocument/completion", map[string]any{"textDocument": document(uri), "position": servertest.Position{Line: p.Line, Character: p.Column}})
			if c.label == "" {
				if list != nil {
					t.Fatalf("offered %+v where other servers speak", list)
				}
				return
			}
			if list == nil || len(list.Items) == 0 {
				t.Fatal("nothing is offered")
			}
			first := list.Items[0]
			if first.Label != c.label || first.TextEdit.NewText != c.new || first.InsertTextFormat != c.format || first.InsertTextMode != c.mode || first.SortText != "0" {
				t.Errorf("got %+v", first)
			}
			if r := first.TextEdit.Range; r.Start.Line != p.Line || r.End != (servertest.Position{Line: p.Line, Character: p.Column}) {
				t.Errorf("it takes the place of %v", r)
			}
			if !strings.Contains(first.Documentation.Value, "async") {
				t.Errorf("it is explained by %q", first.Documentation.Value)
			}
			also := ""
			for _, e := range first.AdditionalTextEdits {
				also += e.NewText
				if e.Range.Start != e.Range.End || e.Range.Start.Line != p.Line || e.Range.Start.Character != 4 {
					t.Errorf("%q goes to %v", e.NewText, e.Range)
				}
			}
			if also != c.also {
				t.Errorf("besides it writes %q, want %q", also, c.also)
			}
		})
	}
}
