package server_test

import (
	"fmt"
	"strings"
	"testing"

	"awaiter/server"
	"awaiter/server/servertest"
)

// message is the text of a message, whose params are given.
func message(method, params string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params)
}

func openMessage(uri, version, text string) string {
	return message("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%s,"languageId":"python"%s,"text":%s}}`, uri, version, text))
}

func changeMessage(version, change string) string {
	return message("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":"file:///a.py","version":%s},"contentChanges":[%s]}`, version, change))
}

// framed is body in a frame.
func framed(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// hostile are the bytes of clients that are broken, old or odd. Each of them ends a
// connection of the library as it comes.
var hostile = []struct{ name, bytes string }{
	{"malformed JSON", framed(`{"jsonrpc":"2.0","method":`)},
	{"a UNC path as some clients on Windows write it", framed(openMessage(`"file:////server/share/a.py"`, `,"version":1`, `"x"`))},
	{"a space in a URI", framed(openMessage(`"file:///tmp/a b.py"`, `,"version":1`, `"x"`))},
	{"an empty URI", framed(openMessage(`""`, `,"version":1`, `"x"`))},
	{"an unsaved document", framed(openMessage(`"untitled:Untitled-1"`, `,"version":1`, `"x"`))},
	{"a scheme with a star", framed(openMessage(`"zip*:///a.py"`, `,"version":1`, `"x"`))},
	{"a URI that is null", framed(openMessage(`null`, `,"version":1`, `"x"`))},
	{"a version that is null", framed(openMessage(`"file:///a.py"`, `,"version":null`, `"x"`))},
	{"no version", framed(openMessage(`"file:///a.py"`, ``, `"x"`))},
	{"half a surrogate pair", framed(openMessage(`"file:///a.py"`, `,"version":1`, `"a\ud800b"`))},
	{"a control character in a string", framed(openMessage(`"file:///a.py"`, `,"version":1`, "\"a\x01b\""))},
	{"bytes that are not UTF-8", framed(openMessage(`"file:///a.py"`, `,"version":1`, "\"a\xff\xfeb\""))},
	{"a range that is null", framed(changeMessage("2", `{"range":null,"text":"x"}`))},
	{"a changed version that is null", framed(changeMessage("null", `{"text":"x"}`))},
	{"a negative position", framed(changeMessage("2", `{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":"x"}`))},
	{"a line beyond 32 bits", framed(changeMessage("2", `{"range":{"start":{"line":0,"character":0},"end":{"line":4294967296,"character":0}},"text":"x"}`))},
	{"a character that is a float", framed(changeMessage("2", `{"range":{"start":{"line":0,"character":3.0},"end":{"line":0,"character":3.0}},"text":"x"}`))},
	{"a character that is a string", framed(changeMessage("2", `{"range":{"start":{"line":0,"character":"3"},"end":{"line":0,"character":3}},"text":"x"}`))},
	{"changes that are no list", framed(message("textDocument/didChange", `{"textDocument":{"uri":"file:///a.py","version":2},"contentChanges":{}}`))},
	{"a change without a text", framed(changeMessage("2", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}`))},
	{"members that nobody knows", framed(changeMessage("2", `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"x","zz":{}}`))},
	{"settings as an empty list, which is Lua's empty table", framed(message("workspace/didChangeConfiguration", `[]`))},
	{"no settings", framed(message("workspace/didChangeConfiguration", `{}`))},
	{"settings that are null", framed(message("workspace/didChangeConfiguration", `{"settings":null}`))},
	{"initialized without params", framed(`{"jsonrpc":"2.0","method":"initialized"}`)},
	{"initialized with null", framed(message("initialized", "null"))},
	{"an unknown notification of the protocol's kind", framed(message("$/whatever", `{"a":1}`))},
	{"an unknown notification", framed(message("custom/foo", `{"a":1}`))},
	{"an unknown notification without params", framed(`{"jsonrpc":"2.0","method":"custom/foo"}`)},
	{"a cancellation of null", framed(message("$/cancelRequest", `{"id":null}`))},
	{"a cancellation of a big number", framed(message("$/cancelRequest", `{"id":5000000000}`))},
	{"a cancellation without params", framed(`{"jsonrpc":"2.0","method":"$/cancelRequest"}`)},
	{"a cancellation that is a request", framed(`{"jsonrpc":"2.0","id":4000,"method":"$/cancelRequest","params":{"id":1}}`)},
	{"a trace of an unknown kind", framed(message("$/setTrace", `{"value":"compact"}`))},
	{"a trace without params", framed(`{"jsonrpc":"2.0","method":"$/setTrace"}`)},
	{"a file event of an unknown type", framed(message("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file:///a.py","type":9}]}`))},
	{"file events that are no list", framed(message("workspace/didChangeWatchedFiles", `{"changes":7}`))},
	{"folders that are null", framed(message("workspace/didChangeWorkspaceFolders", `{"event":{"added":null,"removed":[{"uri":5}]}}`))},
	{"progress with an odd token", framed(message("$/progress", `{"token":{},"value":1}`))},
	{"a response to nothing", framed(`{"jsonrpc":"2.0","id":77,"result":null}`)},
	{"an error for nobody", framed(`{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}`)},
	{"a response that is none", framed(`{"jsonrpc":"2.0","id":77,"error":"bad"}`)},
	{"a request with a string for an id", framed(`{"jsonrpc":"2.0","id":"abc","method":"foo/bar","params":{}}`)},
	{"a request with a float for an id", framed(`{"jsonrpc":"2.0","id":1.5,"method":"foo/bar","params":{}}`)},
	{"a request with an object for an id", framed(`{"jsonrpc":"2.0","id":{},"method":"foo/bar","params":{}}`)},
	{"a request whose params are a string", framed(`{"jsonrpc":"2.0","id":31,"method":"textDocument/hover","params":"x"}`)},
	{"a method that is a number", framed(`{"jsonrpc":"2.0","id":32,"method":5}`)},
	{"no version of JSON-RPC", framed(`{"id":3,"method":"foo/bar","params":{}}`)},
	{"an old version of JSON-RPC", framed(`{"jsonrpc":"1.0","id":3,"method":"foo/bar","params":{}}`)},
	{"an empty batch", framed(`[]`)},
	{"a batch", framed(`[{"jsonrpc":"2.0","id":3,"method":"foo/bar"}]`)},
	{"an empty object", framed(`{}`)},
	{"a number", framed(`7`)},
	{"deep nesting", framed(message("custom/foo", strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)))},
	{"deep nesting in a request", framed(`{"jsonrpc":"2.0","id":33,"method":"textDocument/hover","params":` + strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000) + `}`)},
	{"a blank line before the header", "\r\n" + framed(message("custom/foo", "{}"))},
	{"text before the header", "hello\n" + framed(message("custom/foo", "{}"))},
	{"long text before the header", strings.Repeat("x", 300_000) + framed(message("custom/foo", "{}"))},
	{"a length of 0", "Content-Length: 0\r\n\r\n"},
	{"a negative length", "Content-Length: -5\r\n\r\n"},
	{"a length that is no number", "Content-Length: abc\r\n\r\n{}"},
	{"a length of 2 GiB", "Content-Length: 2147483648\r\n\r\n"},
	{"a length that is too short", "Content-Length: 10\r\n\r\n" + message("custom/foo", `{"a":1}`)},
	{"a header in lower case, and another one", fmt.Sprintf("content-length:  %d \r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n%s", len(message("custom/foo", "{}")), message("custom/foo", "{}"))},
	{"a header with bare newlines", fmt.Sprintf("Content-Length: %d\n\n%s", len(message("custom/foo", "{}")), message("custom/foo", "{}"))},
	{"a byte order mark before the body", fmt.Sprintf("Content-Length: %d\r\n\r\n\xef\xbb\xbf%s", len(message("custom/foo", "{}"))+3, message("custom/foo", "{}"))},
}

func TestHostileClient(t *testing.T) {
	for _, tc := range hostile {
		t.Run(tc.name, func(t *testing.T) {
			c := start(t, "helix-25.01", server.Options{})
			c.Open("file:///a.py", 1, "first = BAD\n")
			c.SendBytes([]byte(tc.bytes))
			stillWorks(t, c)
		})
	}
}

// TestHostileClientAllAtOnce sends everything to one server.
func TestHostileClientAllAtOnce(t *testing.T) {
	c := start(t, "helix-25.01", server.Options{})
	for range 3 {
		for _, tc := range hostile {
			c.SendBytes([]byte(tc.bytes))
		}
	}
	stillWorks(t, c)
}

// stillWorks fails unless c's server answers, follows a document and publishes.
func stillWorks(t *testing.T, c *servertest.Client) {
	t.Helper()
	const uri = "file:///still.py"
	c.Open(uri, 1, "x = BAD\n")
	c.Change(uri, 2, servertest.Change{Range: &servertest.Range{}, Text: "\n"})
	if got, want := codes(diagnostics(t, c, uri, 2).Diagnostics), "bad-name [1,4,1,7]"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if code := c.Shutdown(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestMalformedMessagesAreAnswered checks that a client learns what was dropped.
func TestMalformedMessagesAreAnswered(t *testing.T) {
	cases := []struct {
		body string
		id   string
		code int
	}{
		{`{"jsonrpc":"2.0","method":`, "null", -32700},
		{`[]`, "null", -32600},
		{`{}`, "null", -32600},
		{`{"id":3,"method":"foo/bar"}`, "3", -32600},
		{`{"jsonrpc":"2.0","id":1.5,"method":"foo/bar"}`, "null", -32600},
		{`{"jsonrpc":"2.0","id":"x","method":"foo/bar"}`, `"x"`, -32601},
	}
	for _, tc := range cases {
		c := start(t, "nothing", server.Options{})
		c.SendBody([]byte(tc.body))
		debug(t, c)
		found := false
		for _, m := range c.Messages() {
			found = found || string(m.ID) == tc.id && m.Error != nil && m.Error.Code == tc.code
		}
		if !found {
			t.Errorf("%s was not answered with %d for id %s: %v", tc.body, tc.code, tc.id, c.Messages())
		}
	}
}

// FuzzParams sends any params to every method.
func FuzzParams(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[]`, `null`, `7`, `{"textDocument":{"uri":"file:///a.py","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":1e9,"character":-1}},"text":"BAD"}]}`,
		`{"textDocument":{"uri":"file:///a.py"},"position":{"line":0,"character":1e300}}`, `{"textDocument":{"uri":"file:///a.py"},"range":{"start":{},"end":{"line":5}},"context":{"diagnostics":[{"code":7}],"only":["quickfix"]}}`,
		`{"settings":{"awaiter":{"select":{},"severity":[],"target-version":"3.99"}}}`, `{"command":"awaiter.fixAll","arguments":["file:///a.py"]}`,
		`{"title":"x","data":{"uri":"file:///a.py","edits":1,"range":{},"index":0,"title":"Rename 'BAD' to 'GOOD'"}}`, `{"event":{"added":[{"uri":"file:///tmp"}]}}`,
	} {
		f.Add([]byte(seed))
	}
	methods := []string{
		"textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "textDocument/didClose", "textDocument/hover",
		"textDocument/codeAction", "codeAction/resolve", "textDocument/diagnostic", "workspace/executeCommand", "initialized",
		"workspace/didChangeConfiguration", "workspace/didChangeWorkspaceFolders", "$/cancelRequest", "$/setTrace",
	}
	f.Fuzz(func(t *testing.T, params []byte) {
		c := servertest.Start(server.Options{Rules: testRules})
		defer c.ExitCode()
		defer c.Hang()
		if _, err := c.Initialize(servertest.Clients["helix-25.01"], nil); err != nil {
			t.Fatal(err)
		}
		c.Open("file:///a.py", 1, "first = BAD\n")
		for i, method := range methods {
			c.SendBody(fmt.Appendf(nil, `{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
			c.SendBody(fmt.Appendf(nil, `{"jsonrpc":"2.0","id":"fuzz%d","method":%q,"params":%s}`, i, method, params))
		}
		if _, err := c.Call("workspace/executeCommand", map[string]any{"command": "awaiter.debug"}); err != nil {
			t.Errorf("after %s: %v", params, err)
		}
	})
}
