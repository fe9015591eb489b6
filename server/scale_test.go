package server_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

// TestOddTexts opens texts that no person writes, edits them, and asks for
// everything. The server must do its work for others afterwards.
func TestOddTexts(t *testing.T) {
	const n = 5000
	texts := map[string]string{
		"empty":               "",
		"one long line":       "x = '" + strings.Repeat("é😀", 100_000) + "'\n",
		"one long expression": "x = " + strings.Repeat("a + ", 50_000) + "a\n",
		"nested brackets":     strings.Repeat("(", n) + strings.Repeat(")", n) + "\n",
		"open brackets":       strings.Repeat("[(", n),
		"nested blocks":       nestedBlocks(200),
		"nested functions":    strings.Repeat("lambda: ", n) + "0\n",
		"nested strings":      strings.Repeat(`f"{`, 50) + "x" + strings.Repeat(`}"`, 50) + "\n",
		"NUL":                 "x = 1\x00\nasync def f(): pass\nf()\n",
		"not UTF-8":           "x = '\xff\xfe'\n",
		"byte order mark":     "\ufeffasync def f(): pass\nasync def g(): f()\n",
		"form feeds":          "\f\nasync def f(): pass\n\f\nasync def g():\n\f    f()\n",
		"all line ends":       "a\r\nb\rc\nd\u2028e\n\r\n\r",
		"no end":              "async def f():\n    with open(",
		"only quotes":         strings.Repeat(`"`, 30_001),
		"only spaces":         strings.Repeat(" \t", 50_000),
		"decorators":          strings.Repeat("@d\n", n) + "async def f(): pass\n",
		"awaits":              "async def f():\n    " + strings.Repeat("await ", n/5) + "x\n",
		"calls":               "async def f():\n    f" + strings.Repeat("()", n/5) + "\n",
		"attributes":          "x" + strings.Repeat(".a", n) + "\n",
		"elifs":               "if a: pass\n" + strings.Repeat("elif b: pass\n", n),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			const uri = "file:///odd.py"
			c := start(t, "helix-25.01", server.Options{Rules: rules.All()})
			c.Open(uri, 1, text)
			c.Change(uri, 2, servertest.Change{Range: &servertest.Range{}, Text: "#"})
			r := at(0, 1)
			r.Start.Character = 0
			c.Change(uri, 3, servertest.Change{Range: &r, Text: ""})
			for _, p := range []servertest.Position{{}, {Line: 0, Character: 1 << 20}, {Line: 1 << 20}} {
				for method, params := range map[string]map[string]any{
					"textDocument/hover":      {"position": p},
					"textDocument/codeAction": {"range": servertest.Range{Start: p, End: p}, "context": map[string]any{"diagnostics": []any{}, "only": []string{""}}},
				} {
					params["textDocument"] = document(uri)
					if _, failure := c.Call(method, params); failure != nil {
						t.Errorf("%s: %v", method, failure)
					}
				}
			}
			diagnostics(t, c, uri, 3)
			for _, m := range c.Messages() {
				if m.Method == "window/showMessage" {
					t.Errorf("the user was told %s", m.Params)
				}
			}
		})
	}
}

func nestedBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sif a:\n", strings.Repeat(" ", i))
	}
	b.WriteString(strings.Repeat(" ", n) + "pass\n")
	return b.String()
}

// TestManyDocuments opens many documents and types in one of them meanwhile.
func TestManyDocuments(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 200
	}
	c := start(t, "helix-25.01", server.Options{})
	name := func(i int) string { return fmt.Sprintf("file:///many/%d.py", i) }
	for i := range n {
		c.Open(name(i), 1, "x = BAD\n")
	}
	c.Change(name(0), 2, servertest.Change{Text: "GRIM\n"})
	if got := codes(diagnostics(t, c, name(0), 2).Diagnostics); got != "grim-name [0,0,0,4]" {
		t.Errorf("found %s", got)
	}
	for i := 1; i < n; i++ {
		if got := codes(diagnostics(t, c, name(i), 1).Diagnostics); got != "bad-name [0,4,0,7]" {
			t.Fatalf("%s: found %s", name(i), got)
		}
	}
	for i := range n {
		c.CloseDocument(name(i))
	}
	if left := debug(t, c).Documents; len(left) != 0 {
		t.Errorf("%d documents are still open", len(left))
	}
}
