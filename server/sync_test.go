package server_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

// text checks the text that the server has of a document.
func text(t testing.TB, c *servertest.Client, uri, want string) {
	t.Helper()
	for _, d := range debug(t, c).Documents {
		if d.URI == uri {
			if d.SHA256 != sum(want) {
				t.Errorf("the server has another text of %s than %.80q", uri, want)
			}
			return
		}
	}
	t.Errorf("the server does not have %s open", uri)
}

func sum(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

func TestChanges(t *testing.T) {
	const uri = "file:///a.py"
	cases := []struct{ name, before, changes, after string }{
		{"insert", "one\ntwo\n", `{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"text":"x"}`, "one\nxtwo\n"},
		{"range length is not needed", "one\n", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":3}},"rangeLength":77,"text":"x"}`, "x\n"},
		{"float", "one\n", `{"range":{"start":{"line":0,"character":1.0},"end":{"line":0,"character":2.0}},"text":"x"}`, "oxe\n"},
		{"negative", "one\n", `{"range":{"start":{"line":-1,"character":-7},"end":{"line":0,"character":1}},"text":"x"}`, "xne\n"},
		{"beyond 32 bits", "one\ntwo", `{"range":{"start":{"line":1,"character":0},"end":{"line":4294967296,"character":0}},"text":"x"}`, "one\nx"},
		{"past the end of the line", "one\ntwo\n", `{"range":{"start":{"line":0,"character":99},"end":{"line":0,"character":99}},"text":"x"}`, "onex\ntwo\n"},
		{"past the last line", "one\n", `{"range":{"start":{"line":99,"character":0},"end":{"line":99,"character":5}},"text":"x"}`, "one\nx"},
		{"end before start", "one\n", `{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":1}},"text":"x"}`, "oxe\n"},
		{"range null", "one\n", `{"range":null,"text":"x"}`, "x"},
		{"range length -1", "one\n", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"rangeLength":-1,"text":"x"}`, "xne\n"},
		{"whole", "one\n", `{"text":"x"}`, "x"},
		{"one after the other", "one\n", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"a\n"},{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":1}},"text":"b"}`, "a\nbne\n"},
		{"whole, then a part", "one\n", `{"text":"two\n"},{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"text":"x"}`, "xwo\n"},
		{"none", "one\n", ``, "one\n"},
		{"the inside of a surrogate pair", "😀x\n", `{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"text":"-"}`, "-x\n"},
		{"between \\r and \\n", "a\r\nb", `{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":2}},"text":"x"}`, "ax\r\nb"},
		{"lone \\r", "a\rb", `{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":1}},"text":"x"}`, "a\rx"},
		{"a control character", "one\n", "{\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}},\"text\":\"\x01\"}", "\x01one\n"},
	}
	c := start(t, "nothing", server.Options{})
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			c.Open(uri, 1, tc.before)
			c.SendBody([]byte(changeMessage("2", tc.changes)))
			text(t, c, uri, tc.after)
			c.CloseDocument(uri)
		})
	}
}

// TestOrder sends 20,000 changes without waiting for anything. The library's own
// dispatcher lets some dozens of them overtake each other.
func TestOrder(t *testing.T) {
	const uri, n = "file:///a.py", 20_000
	c := start(t, "helix-25.01", server.Options{})
	c.Open(uri, 0, "")
	var all bytes.Buffer
	want := make([]byte, 0, n)
	for i := 1; i <= n; i++ {
		letter := byte('a' + i%26)
		body := fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":0,"character":%d},"end":{"line":0,"character":%d}},"text":"%c"}]}}`, uri, i, i-1, i-1, letter)
		all.WriteString(framed(body))
		want = append(want, letter)
	}
	c.SendBytes(all.Bytes())
	text(t, c, uri, string(want))
	diagnostics(t, c, uri, n)
	last := int32(-1)
	for _, p := range c.Shown(uri) {
		if *p.Version <= last {
			t.Fatalf("version %d was published after %d", *p.Version, last)
		}
		last = *p.Version
	}
}

// TestEditIsSeenByTheNextRequest asks right after an edit, without waiting.
func TestEditIsSeenByTheNextRequest(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "eglot-1.17", server.Options{})
	c.Open(uri, 1, "")
	for i := 2; i < 200; i++ {
		c.Change(uri, i, servertest.Change{Text: fmt.Sprintf("%sBAD\n", strings.Repeat("\n", i))})
		list := call[[]struct{ Title string }](t, c, "textDocument/codeAction", map[string]any{
			"textDocument": document(uri), "range": at(i, 1), "context": map[string]any{"diagnostics": []any{}},
		})
		if len(list) == 0 {
			t.Fatalf("edit %d is not seen", i)
		}
	}
}

func TestClientThatDoesNotRead(t *testing.T) {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	done := make(chan int, 1)
	go func() { done <- server.Serve(t.Context(), fromClient, toClient, server.Options{Rules: testRules}) }()
	const uri, n = "file:///a.py", 3000
	send := func(body string) { io.WriteString(toServer, framed(body)) }
	send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	send(openMessage(`"`+uri+`"`, `,"version":0`, `""`))
	for i := 1; i <= n; i++ {
		send(message("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%q}]}`, uri, i, strings.Repeat("BAD\n", i%100))))
		send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"unknown/method","params":{}}`, i+1))
	}
	c := servertest.Connect(fromServer, toServer) // from now on somebody reads
	if got := len(diagnostics(t, c, uri, n).Diagnostics); got != n%100 {
		t.Errorf("%d findings in the last version, want %d", got, n%100)
	}
	c.Hang()
	<-done
}

func TestDocumentsOutOfStep(t *testing.T) {
	const uri = "file:///a.py"
	whole := servertest.Change{Text: "x = BAD\n"}
	part := servertest.Change{Range: &servertest.Range{}, Text: "GRIM\n"}

	t.Run("the whole text of an unopened document", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Change(uri, 5, whole)
		if got := codes(diagnostics(t, c, uri, 5).Diagnostics); got != "bad-name [0,4,0,7]" {
			t.Errorf("found %s", got)
		}
		if d := debug(t, c).Documents[0]; !d.InStep {
			t.Error("the document is in step: its whole text is known")
		}
	})
	t.Run("a part of an unopened document", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Change(uri, 5, part)
		if got := codes(diagnostics(t, c, uri, 5).Diagnostics); got != "grim-name [0,0,0,4]" {
			t.Errorf("found %s", got)
		}
		if d := debug(t, c).Documents[0]; d.InStep {
			t.Error("the document is guessed")
		}
		c.Change(uri, 6, whole)
		diagnostics(t, c, uri, 6)
		if d := debug(t, c).Documents[0]; !d.InStep {
			t.Error("the whole text puts the document in step")
		}
	})
	t.Run("a change that cannot be read", func(t *testing.T) {
		c := start(t, "vscode-1.139", server.Options{})
		c.Open(uri, 1, "x = BAD\n")
		c.SendBody([]byte(changeMessage("2", `{"range":{"start":{"line":"zero"}},"text":"y"}`)))
		if d := debug(t, c).Documents[0]; d.InStep {
			t.Error("a change was lost and the document counts as in step")
		}
		c.Change(uri, 3, part) // cannot be applied to a text that is not known
		c.Change(uri, 4, whole)
		text(t, c, uri, whole.Text)
		if d := debug(t, c).Documents[0]; !d.InStep {
			t.Error("the whole text puts the document in step")
		}
	})
	t.Run("opened twice", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Open(uri, 1, "GRIM\n")
		c.Open(uri, 2, "x = BAD\n")
		if got := codes(diagnostics(t, c, uri, 2).Diagnostics); got != "bad-name [0,4,0,7]" {
			t.Errorf("found %s", got)
		}
	})
	t.Run("closed without having been opened", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.CloseDocument(uri)
		debug(t, c)
	})
	t.Run("a version that does not grow", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.Open(uri, 7, "")
		c.Change(uri, 7, part)
		c.Change(uri, 3, part)
		text(t, c, uri, "GRIM\nGRIM\n")
	})
	t.Run("without versions", func(t *testing.T) {
		c := start(t, "nothing", server.Options{})
		c.SendBody([]byte(openMessage(`"`+uri+`"`, ``, `"BAD"`)))
		m, err := c.Received("textDocument/publishDiagnostics", 1)
		if err != nil || bytes.Contains(m.Params, []byte(`"version"`)) {
			t.Errorf("got %s, %v, want no version", m.Params, err)
		}
	})
}

// TestChangesInAnyOrder types a word and sends the changes in every order, as Helix
// 25.01 does when one types fast.
func TestChangesInAnyOrder(t *testing.T) {
	const word = "x = 日😀"
	letters := []rune(word)
	var orders func(versions []int, from int, each func([]int))
	orders = func(versions []int, from int, each func([]int)) {
		if from == len(versions) {
			each(versions)
			return
		}
		for i := from; i < len(versions); i++ {
			versions[from], versions[i] = versions[i], versions[from]
			orders(versions, from+1, each)
			versions[from], versions[i] = versions[i], versions[from]
		}
	}
	var versions []int
	for i := range letters {
		versions = append(versions, 2+i)
	}
	c := start(t, "helix-25.01", server.Options{Encoding: "utf-32"})
	orders(versions, 0, func(order []int) {
		uri := "file:///" + strings.Trim(strings.ReplaceAll(fmt.Sprint(order), " ", "-"), "[]") + ".py"
		c.Open(uri, 1, "BAD\n")
		for _, version := range order {
			r := at(0, version-2)
			c.Change(uri, version, servertest.Change{Range: &r, Text: string(letters[version-2])})
		}
		// What comes next is in order again, and may skip versions.
		r := at(0, len(letters))
		c.Change(uri, 20, servertest.Change{Range: &r, Text: "; "})
		text(t, c, uri, word+"; BAD\n")
		c.CloseDocument(uri)
	})
}

func TestOneDocumentUnderSeveralSpellings(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	c.Open("file:///tmp/a%20b@c.py", 1, "one\n")
	c.Change("file:///tmp/a%20b%40c.py", 2, servertest.Change{Range: &servertest.Range{}, Text: "BAD\n"})
	text(t, c, "file:///tmp/a%20b@c.py", "BAD\none\n")
	if n := len(debug(t, c).Documents); n != 1 {
		t.Errorf("%d documents, want 1", n)
	}
}

// TestURIsComeBackAsTheyWere opens documents under URIs that the library rewrites:
// clients compare them as strings.
func TestURIsComeBackAsTheyWere(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	for _, uri := range []string{
		"file:///home/u/a.py", "file:///home/u/a@b.py", "file:///home/u/(x)+y.py", "file:///home/u/%28x%29%2By.py",
		"file:///home/u/é.py", "file:///home/u/%c3%a9z.py", "file:///C:/Users/a.py", "file:///c%3A/Users/b.py",
		"file://SERVER/share/a.py", "file:////server/share/b.py", "file:///tmp/a%2520b.py", "file:///tmp/x~y!z'*.py",
		"file:///tmp/a b.py", "file:///tmp/100%.py", "untitled:Untitled-1", "zip*:///a.py", "file:///a/b/../c.py", "FILE:///tmp/big.py",
		"file:///tmp/中文😀.py", `file:///tmp/quote".py`, "buffer:3",
	} {
		c.Open(uri, 1, "x = BAD\n")
		if got := codes(diagnostics(t, c, uri, 1).Diagnostics); got != "bad-name [0,4,0,7]" {
			t.Errorf("%s: found %s", uri, got)
		}
	}
}

func TestDocumentsThatAreNotPython(t *testing.T) {
	c := start(t, "vscode-1.139", server.Options{})
	open := func(uri, language string) {
		c.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": language, "version": 1, "text": "BAD\n"}})
	}
	cases := []struct {
		uri, language string
		ours          bool
	}{
		{"file:///a.js", "javascript", false},
		{"file:///a.toml", "toml", false},
		{"file:///b.py", "plaintext", false},
		{"vscode-notebook-cell:/a/b.ipynb#W0sZmlsZQ%3D%3D", "python", false},
		{"jupyter-cell://x/1", "python", false},
		{"file:///c.py", "", true},
		{"file:///c.txt", "", false},
		{"file:///script", "python", true},
		{"untitled:Untitled-1", "Python", true},
	}
	for _, tc := range cases {
		open(tc.uri, tc.language)
		c.Change(tc.uri, 2, servertest.Change{Range: &servertest.Range{}, Text: "\n"})
		items := call[struct{ Items []servertest.Diagnostic }](t, c, "textDocument/diagnostic", map[string]any{"textDocument": document(tc.uri)}).Items
		if got := len(items) > 0; got != tc.ours {
			t.Errorf("%s as %q: findings %v, want %v", tc.uri, tc.language, got, tc.ours)
		}
		for method, params := range map[string]any{
			"textDocument/hover":      map[string]any{"position": at(0, 0).Start},
			"textDocument/codeAction": map[string]any{"range": at(1, 0), "context": map[string]any{"diagnostics": []any{}}},
		} {
			params.(map[string]any)["textDocument"] = document(tc.uri)
			raw, failure := c.Call(method, params)
			if failure != nil {
				t.Errorf("%s of %s: %v", method, tc.uri, failure)
			}
			if !tc.ours && string(raw) != "null" && string(raw) != "[]" {
				t.Errorf("%s of %s: %s", method, tc.uri, raw)
			}
		}
		c.CloseDocument(tc.uri)
	}
}

func TestLanguageChanges(t *testing.T) {
	const uri = "file:///a.py"
	c := start(t, "nothing", server.Options{})
	c.Open(uri, 1, "BAD\n")
	diagnostics(t, c, uri, 1)
	c.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "plaintext", "version": 2, "text": "BAD\n"}})
	if _, err := c.Received("textDocument/publishDiagnostics", 2); err != nil {
		t.Fatal(err)
	}
	if last := c.Shown(uri)[1]; len(last.Diagnostics) != 0 {
		t.Errorf("what is no Python any more still has %s", codes(last.Diagnostics))
	}
}

func TestSettingsOfAnyShape(t *testing.T) {
	for _, client := range []string{"nothing", "vscode-1.139"} {
		c := start(t, client, server.Options{})
		for _, settings := range []string{`[]`, `{}`, `null`, `7`, `{"awaiter":[]}`, `{"awaiter":null}`, `{"pylsp":{"plugins":{}}}`, `{"awaiter":{"ignore":7,"nonsense":true}}`} {
			c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": json.RawMessage(settings)})
		}
		debug(t, c)
	}
}
