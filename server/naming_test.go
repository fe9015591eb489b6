package server_test

import (
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/analysis/source"
	"awaiter/server"
	"awaiter/server/servertest"
)

type completionItem struct {
	Label, Detail, FilterText string
	TextEdit                  struct {
		Range   servertest.Range
		NewText string
	}
	Documentation struct{ Kind, Value string }
}

// TestNaming asks for the hover and the completion at the places "|" where users name
// rules and settings, in clients that count in different ways.
func TestNaming(t *testing.T) {
	for _, c := range []struct {
		file, text string
		hover      string // a part of it, "" if there must be none
		item       string // one of the completion, "": there must be none
		after      string // the text with it
	}{
		{"a.py", "x = '😀'  # awaiter: ignore[never-|awaited]\n", "never-awaited", "sync-with", "x = '😀'  # awaiter: ignore[sync-with]\n"},
		{"a.py", "x = '😀'  # awaiter: ignore[never-awaited, |\n", "", "sync-with", "x = '😀'  # awaiter: ignore[never-awaited, sync-with\n"},
		{"a.py", "# awaiter: ignore-file[proto|col]\n", "- missing-protocol-twin (warning)", "async-aiter", "# awaiter: ignore-file[async-aiter]\n"},
		{"a.py", "x  # noqa: ASYNC1|05\n", "never-awaited", "F704", "x  # noqa: F704\n"},
		{"a.py", "x  # noqa: F40|1\n", "", "F704", "x  # noqa: F704\n"},
		{"a.py", "x  # type: ignore[unused-coroutine|]\n", "never-awaited", "unused-awaitable", "x  # type: ignore[unused-awaitable]\n"},
		{"a.py", "x  # wh|y\n", "", "", ""},
		{"a.py", "x = [|]  # awaiter: ignore[never-awaited]\n", "", "", ""},
		{"awaiter.toml", "select = ['é😀', \"E11|33\"]\n", "sync-for", "never-awaited", "select = ['é😀', \"never-awaited\"]\n"},
		{"awaiter.toml", "select = [|\n", "", "ASYNC105", "select = [\"ASYNC105\"\n"},
		{"awaiter.toml", "ign|ore = []\n", "ignore", "exclude", "exclude = []\n"},
		{"awaiter.toml", "[severity]\nsync-w|ith = 'hint'\n", "sync-with", "all", "[severity]\nall = 'hint'\n"},
		{"awaiter.toml", "[severity]\nsync-with = '|'\n", "", "hint", "[severity]\nsync-with = 'hint'\n"},
		{"awaiter.toml", "python = '|'\n", "", "", ""},
		{"awaiter.toml", "ignore = ['PLE|']\n", "- await-outside-async (error)", "iteration", "ignore = ['iteration']\n"},
		{"pyproject.toml", "[tool.awaiter.per-file-ignores]\n'tests/' = ['all|']\n", "- never-awaited (error)", "await", "[tool.awaiter.per-file-ignores]\n'tests/' = ['await']\n"},
		{"pyproject.toml", "[tool.ruff]\nignore = ['ASYNC105|']\n", "", "", ""},
		{"other.toml", "ignore = ['ASYNC105|']\n", "", "", ""},
	} {
		offset := strings.Index(c.text, "|")
		text := source.New(strings.Replace(c.text, "|", "", 1))
		for client, enc := range sessions {
			uri, language := "file:///p/"+c.file, "toml"
			if c.file == "a.py" {
				language = "python"
			}
			s := start(t, client, server.Options{Rules: rules.All()})
			s.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": language, "version": 1, "text": "x"}})
			s.Change(uri, 2, servertest.Change{Text: text.String()})
			p := text.Position(offset, enc)
			params := map[string]any{"textDocument": document(uri), "position": servertest.Position{Line: p.Line, Character: p.Column}}
			hover := call[*struct{ Contents struct{ Value string } }](t, s, "textDocument/hover", params)
			if got := hover != nil; got != (c.hover != "") || got && !strings.Contains(strings.ReplaceAll(hover.Contents.Value, "`", ""), c.hover) {
				t.Errorf("%s: %q: hover %+v, want %s", client, c.text, hover, c.hover)
			}
			list := call[*struct{ Items []completionItem }](t, s, "textDocument/completion", params)
			if c.item == "" {
				if list != nil && len(list.Items) > 0 {
					t.Errorf("%s: %q: offered %+v", client, c.text, list)
				}
				continue
			}
			after := ""
			if list != nil {
				for _, i := range list.Items {
					if i.Label == c.item {
						r := i.TextEdit.Range
						from := text.Offset(source.Position{Line: r.Start.Line, Column: r.Start.Character}, enc)
						to := text.Offset(source.Position{Line: r.End.Line, Column: r.End.Character}, enc)
						after += text.String()[:from] + i.TextEdit.NewText + text.String()[to:]
					}
				}
			}
			if after != c.after {
				t.Errorf("%s: %q: %s makes %q, want %q", client, c.text, c.item, after, c.after)
			}
		}
	}
}
