package server_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

// TestOddNeighbours opens a program that imports what nobody can read, in a folder with
// bad settings. What is whole of it is found, now and after the odd files have changed
// into others, and each of them can be asked about.
func TestOddNeighbours(t *testing.T) {
	odd := map[string]string{
		"nul": "x = 1\x00\n", "utf8": "x = '\xff'\n", "klingon": "# coding: klingon\n", "marked": "\xef\xbb\xbf# coding: latin-1\n",
		"utf16": "\xff\xfex\x00\n\x00", "half": "async def f(:\n  with (", "deep": "x = " + strings.Repeat("(", 5000), "empty": "",
		"long": "x = [" + strings.Repeat("1, ", 1<<20/3) + "]\n", "feed": "\f\nasync def f(): pass\n", "mixed": "x\r\nasync def f(): pass\ry\n",
	}
	for _, client := range []string{"vscode-1.139", "neovim-0.7"} { // the one pulls, the other does not
		folder := t.TempDir()
		at := func(name string) string { return filepath.Join(folder, name) }
		var program strings.Builder
		for name, text := range odd {
			if err := os.WriteFile(at(name+".py"), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&program, "import %s; %s.f()\n", name, name)
		}
		for _, err := range []error{
			os.Mkdir(at("folder.py"), 0o777), os.Symlink("loop.py", at("loop.py")), os.Symlink(".", at("around")), os.Symlink("nowhere.py", at("dangling.py")),
			os.WriteFile(at("awaiter.toml"), []byte("selct = []\nignore = ['nope']\n"), 0o666),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		program.WriteString("import folder, loop, around.main, dangling\nfrom loop import *\nfolder.f(); loop.f(); around.main.f(); dangling.f()\n")
		program.WriteString("async def f(): pass\nf()\n")

		c := connect(t, server.Options{Rules: rules.All()})
		c.Initialize(servertest.Clients[client], map[string]any{"workspaceFolders": []any{map[string]any{"uri": "file://" + folder, "name": "w"}}})
		main := "file://" + at("main.py")
		c.Open(main, 1, program.String())
		list := func(uri string, version int) []servertest.Diagnostic {
			if client == "neovim-0.7" {
				return diagnostics(t, c, uri, version).Diagnostics
			}
			return pull(t, c, uri, "").Items
		}
		found := func(version int) string {
			var lines []string
			for _, d := range list(main, version) {
				line := d.Range.Start.Line
				lines = append(lines, strings.Split(program.String(), "\n")[line]+": "+d.Code)
			}
			return strings.Join(lines, "\n")
		}
		first := found(1)
		for _, want := range []string{"f(): never-awaited", "import feed; feed.f(): never-awaited", "import mixed; mixed.f(): never-awaited"} {
			if !strings.Contains(first, want) {
				t.Errorf("%s: %q is not found, but\n%s", client, want, first)
			}
		}
		if n := strings.Count(first, "\n") + 1; n != 3 {
			t.Errorf("%s: found\n%s", client, first)
		}
		for i, problem := range []string{"awaiter.toml:1:1: there is no setting 'selct'", "awaiter.toml:2:11: no rule, family or id is called 'nope'"} {
			if m, err := c.Received("window/logMessage", i+1); err != nil || !strings.Contains(string(m.Params), problem) {
				t.Errorf("%s: logged %s, %v; want %s", client, m.Params, err, problem)
			}
		}

		var changed []any
		for name := range odd {
			if err := os.Remove(at(name + ".py")); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(at(name+".py"), 0o777); err != nil {
				t.Fatal(err)
			}
			changed = append(changed, map[string]any{"uri": "file://" + at(name+".py"), "type": 2})
		}
		c.Notify("workspace/didChangeWatchedFiles", map[string]any{"changes": changed})
		c.Change(main, 2, servertest.Change{Text: program.String()})
		if second := found(2); second != "f(): never-awaited" {
			t.Errorf("%s: when nothing can be imported, found\n%s", client, second)
		}
		for _, name := range []string{"nul", "folder", "loop", "dangling", "around"} {
			uri := "file://" + at(name+".py")
			if items := call[struct{ Items []servertest.Diagnostic }](t, c, "textDocument/diagnostic", map[string]any{"textDocument": document(uri)}).Items; len(items) > 0 {
				t.Errorf("%s: found %s", uri, codes(items))
			}
			c.Notify("textDocument/didSave", map[string]any{"textDocument": document(uri)})
		}
		debug(t, c)
	}
}
