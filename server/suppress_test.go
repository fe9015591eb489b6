package server_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

// TestSuppressions checks what the actions do that suppress a finding in the whole file
// and in the project, in clients that can make files and others.
func TestSuppressions(t *testing.T) {
	const makes = `{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}`
	const plain = `{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}`
	for _, c := range []struct {
		name, client string
		file, text   string // of the project; "": there is none
		open         string // what the editor has of it, if it is open
		title, want  string // of the last action, and its edit
	}{
		{
			"no file, and it can be made", makes, "", "", "", "Turn off 'grim-name' in awaiter.toml",
			`{"documentChanges":[{"kind":"create","uri":"FOLDER/awaiter.toml"},{"textDocument":{"uri":"FOLDER/awaiter.toml","version":null},"edits":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"newText":"ignore = [\"grim-name\"]\n"}]}]}`,
		}, {
			"no file, and it cannot", plain, "", "", "", "Suppress 'grim-name' in this file",
			`{"changes":{"FOLDER/a.py":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"newText":"# awaiter: ignore-file[grim-name]\n"}]}}`,
		}, {
			"on disk", plain, "pyproject.toml", "[tool.awaiter]\nignore = [\"é😀\"]\n", "", "Turn off 'grim-name' in pyproject.toml",
			`{"changes":{"FOLDER/pyproject.toml":[{"range":{"start":{"line":1,"character":15},"end":{"line":1,"character":15}},"newText":", \"grim-name\""}]}}`,
		}, {
			"open", makes, "awaiter.toml", "x = 1\n", "ignore = []\n", "Turn off 'grim-name' in awaiter.toml",
			`{"documentChanges":[{"textDocument":{"uri":"FOLDER/awaiter.toml","version":7},"edits":[{"range":{"start":{"line":0,"character":10},"end":{"line":0,"character":10}},"newText":"\"grim-name\""}]}]}`,
		}, {
			"not plain", makes, "awaiter.toml", "ignore = 1\n", "", "Suppress 'grim-name' in this file",
			`{"documentChanges":[{"textDocument":{"uri":"FOLDER/a.py","version":1},"edits":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"newText":"# awaiter: ignore-file[grim-name]\n"}]}]}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			uri := "file://" + folder
			if c.file != "" {
				if err := os.WriteFile(filepath.Join(folder, c.file), []byte(c.text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			client := connect(t, server.Options{})
			client.Initialize(c.client, map[string]any{"workspaceFolders": []any{map[string]any{"uri": uri, "name": "w"}}})
			client.Open(uri+"/a.py", 1, "GRIM\n")
			if c.open != "" {
				client.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
					"uri": uri + "/" + c.file, "languageId": "toml", "version": 7, "text": c.open,
				}})
			}
			list := call[[]map[string]json.RawMessage](t, client, "textDocument/codeAction", map[string]any{
				"textDocument": document(uri + "/a.py"), "range": servertest.Range{}, "context": invoked(),
			})
			last := list[len(list)-1]
			if title := string(last["title"]); title != `"`+c.title+`"` {
				t.Errorf("the last action is %s, want %s", title, c.title)
			}
			if got := regexp.MustCompile(`file:///[^"]*/`).ReplaceAllString(string(last["edit"]), "FOLDER/"); got != c.want {
				t.Errorf("it does\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
