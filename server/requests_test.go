package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/rules"
	"awaiter/server"
	"awaiter/server/servertest"
)

func TestCancelIsAnsweredAtOnce(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	id, answer := c.Begin("test/wait", nil)
	<-server.Begun
	c.Notify("$/cancelRequest", map[string]any{"id": id})
	if r := c.Await(answer); r.Err == nil || r.Err.Code != cancelled {
		t.Errorf("got %s, %v, want code %d", r.Result, r.Err, cancelled)
	}
	debug(t, c)
	answers := 0
	for _, m := range c.Messages() {
		if m.Answers == "test/wait" {
			answers++
		}
	}
	if answers != 1 {
		t.Errorf("%d answers to one request", answers)
	}
}

// TestManyCancels fills every slot with requests that wait, and more behind them.
func TestManyCancels(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	var answers []<-chan servertest.Response
	for range 500 {
		id, answer := c.Begin("test/wait", nil)
		answers = append(answers, answer)
		c.Notify("$/cancelRequest", map[string]any{"id": id})
		c.Notify("$/cancelRequest", map[string]any{"id": id})
	}
	for _, answer := range answers {
		if r := c.Await(answer); r.Err == nil || r.Err.Code != cancelled {
			t.Fatalf("got %s, %v, want code %d", r.Result, r.Err, cancelled)
		}
	}
	for len(server.Begun) > 0 {
		<-server.Begun
	}
	debug(t, c)
}

// TestSearchesStopNoOthers has more searches of the whole project under way than can be.
func TestSearchesStopNoOthers(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	var ids []any
	var answers []<-chan servertest.Response
	for range 50 {
		id, answer := c.Begin("test/search", nil)
		ids, answers = append(ids, id), append(answers, answer)
	}
	<-server.Begun
	debug(t, c)
	for i, id := range ids {
		c.Notify("$/cancelRequest", map[string]any{"id": id})
		c.Await(answers[i])
	}
	for len(server.Begun) > 0 {
		<-server.Begun
	}
}

func TestErrorsHaveACode(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	for method, want := range map[string]int{"test/panic": -32603, "test/error": -32603, "test/canceled": cancelled} {
		if _, err := c.Call(method, nil); err == nil || err.Code != want {
			t.Errorf("%s: got %v, want code %d", method, err, want)
		}
	}
	for _, method := range []string{"textDocument/hover", "textDocument/codeAction", "textDocument/diagnostic", "workspace/executeCommand"} {
		if _, err := c.Call(method, map[string]any{"textDocument": 7, "command": 7}); err == nil || err.Code != invalidParams {
			t.Errorf("%s: got %v, want code %d", method, err, invalidParams)
		}
	}
}

func TestFailingNotifications(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	for range 3 {
		c.Notify("test/panic", nil)
		c.Notify("test/error", nil)
	}
	stillWorks(t, c)
}

// TestQuestionsOfTheServer checks that what the server asks while it handles a
// notification does not stop it, whatever the client answers.
func TestQuestionsOfTheServer(t *testing.T) {
	for name, answer := range map[string]func(string, json.RawMessage) (any, *servertest.Error){
		"refused": func(string, json.RawMessage) (any, *servertest.Error) {
			return nil, &servertest.Error{Code: methodNotFound}
		},
		"odd":  func(string, json.RawMessage) (any, *servertest.Error) { return map[string]any{"a": 1}, nil },
		"null": nil,
	} {
		t.Run(name, func(t *testing.T) {
			c := connect(t, server.Options{})
			c.Answer = answer
			if _, err := c.Initialize(servertest.Clients["vscode-1.139"], map[string]any{"trace": "verbose"}); err != nil {
				t.Fatal(err)
			}
			for range 20 {
				c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": nil})
			}
			for _, method := range []string{"client/registerCapability", "workspace/configuration"} {
				if _, err := c.Received(method, 1); err != nil {
					t.Error(err)
				}
			}
			debug(t, c)
		})
	}
}

// TestClientThatNeverAnswers leaves every question of the server open.
func TestClientThatNeverAnswers(t *testing.T) {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	done := make(chan int, 1)
	go func() {
		done <- server.Serve(t.Context(), fromClient, toClient, server.Options{Rules: testRules})
		fromClient.Close()
	}()
	read := make(chan string)
	go func() {
		b, _ := io.ReadAll(fromServer)
		read <- string(b)
	}()
	initialize := fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":%s}}`, servertest.Clients["helix-25.01"])
	for _, body := range []string{
		strings.Join(strings.Fields(initialize), " "), message("initialized", "{}"), message("workspace/didChangeConfiguration", "{}"),
		openMessage(`"file:///a.py"`, `,"version":1`, `"BAD"`), changeMessage("2", `{"text":"GRIM"}`),
		`{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.py"},"position":{"line":0,"character":0}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"shutdown"}`, message("exit", "null"),
	} {
		io.WriteString(toServer, framed(body))
	}
	if code := <-done; code != 0 {
		t.Errorf("exit code %d", code)
	}
	if sent := <-read; !strings.Contains(sent, `{"jsonrpc":"2.0","id":3,"result":null}`) {
		t.Errorf("shutdown was not answered: %s", sent)
	}
}

func TestContextEndsServe(t *testing.T) {
	in, _ := io.Pipe() // nobody ever writes, and a Read never returns
	_, out := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan int, 1)
	go func() { done <- server.Serve(ctx, in, out, server.Options{}) }()
	stop()
	if code := <-done; code != 1 {
		t.Errorf("exit code %d", code)
	}
}

// TestMemoryComesBack opens programs that rules, types and flow are asked of, and one
// message that is large.
func TestMemoryComesBack(t *testing.T) {
	c := start(t, "nothing", server.Options{Rules: rules.All()})
	heap := func() int {
		debug(t, c)
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	open := func(uri, text string) {
		c.Open(uri, 1, text)
		diagnostics(t, c, uri, 1)
	}
	// What is still being parsed of a closed document goes when that ends.
	comesBack := func(before, most int, what string) {
		t.Helper()
		for end := time.Now().Add(servertest.Patience); heap()-before > most; {
			if time.Now().After(end) {
				t.Fatalf("after %s were opened and closed, %d KB more are in use", what, (heap()-before)>>10)
			}
		}
	}
	program := programs.Module(340)
	open("file:///warm.py", program) // reads the stubs
	c.CloseDocument("file:///warm.py")
	before := heap()
	const many = 100
	for i := range many {
		open(fmt.Sprintf("file:///many/%d.py", i), fmt.Sprintf("# %d\n%s", i, program))
	}
	held := heap() - before
	if held < many*10*len(program) || held > many*40*len(program) {
		t.Errorf("open documents hold %.1f times their text", float64(held)/float64(many*len(program)))
	}
	for i := range many {
		c.CloseDocument(fmt.Sprintf("file:///many/%d.py", i))
	}
	comesBack(before, held/20, "many programs")
	open("file:///big.py", strings.Repeat("#"+strings.Repeat(" word", 50)+"\n", 30<<20/252))
	c.CloseDocument("file:///big.py")
	comesBack(before, 8<<20, "30 MB")
}

func TestGoroutinesEnd(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	debug(t, c)
	before := runtime.NumGoroutine()
	for range 500 {
		debug(t, c)
	}
	deadline := time.Now().Add(servertest.Patience)
	for runtime.NumGoroutine() > before+5 {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}

func TestHover(t *testing.T) {
	const uri, text = "file:///a.py", "async def f():\n    '😀'; await g()\n    x = 1\n"
	columns := map[string][2]int{"vscode-1.139": {10, 15}, "helix-25.01": {12, 17}, "eglot-1.17": {9, 14}, "ale-4.0": {10, 15}}
	for client, want := range columns {
		c := start(t, client, server.Options{})
		c.Open(uri, 1, text)
		ask := func(line, character int) string {
			raw, failure := c.Call("textDocument/hover", map[string]any{"textDocument": document(uri), "position": servertest.Position{Line: line, Character: character}})
			if failure != nil {
				t.Fatal(failure)
			}
			return string(raw)
		}
		var h struct {
			Contents struct{ Kind, Value string }
			Range    servertest.Range
		}
		if err := json.Unmarshal([]byte(ask(1, want[0]+1)), &h); err != nil {
			t.Fatal(err)
		}
		kind := "markdown"
		if client == "ale-4.0" {
			kind = "plaintext"
		}
		if h.Contents.Kind != kind || !strings.Contains(h.Contents.Value, "await") || strings.Contains(h.Contents.Value, "](") == (kind == "plaintext") {
			t.Errorf("%s: got %+v", client, h.Contents)
		}
		if got := [2]int{h.Range.Start.Character, h.Range.End.Character}; got != want {
			t.Errorf("%s: the word is at %v, want %v", client, got, want)
		}
		for _, nothing := range [][2]int{{2, 4}, {1, 5}, {99, 0}, {0, 99}} {
			if got := ask(nothing[0], nothing[1]); got != "null" {
				t.Errorf("%s: at %v another server may speak, and got %s", client, nothing, got)
			}
		}
	}
}

func TestTrace(t *testing.T) {
	c := start(t, "nothing", server.Options{})
	c.Notify("$/setTrace", map[string]any{"value": "messages"})
	debug(t, c)
	if _, err := c.Received("$/logTrace", 1); err != nil {
		t.Error(err)
	}
	c.Notify("$/setTrace", map[string]any{"value": "off"})
	debug(t, c)
	n := len(c.Messages())
	debug(t, c)
	if got := len(c.Messages()); got != n+1 {
		t.Errorf("%d messages for one answer after the trace was turned off", got-n)
	}
}

// TestScript writes all it has to say, ends its output, and listens then.
func TestScript(t *testing.T) {
	for range 50 {
		script := framed(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`) +
			framed(openMessage(`"file:///a.py"`, `,"version":1`, `"async def f():\n    await g()\n"`)) +
			framed(`{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.py"},"position":{"line":1,"character":5}}}`)
		var out strings.Builder
		code := server.Serve(t.Context(), io.NopCloser(strings.NewReader(script)), nopCloser{&out}, server.Options{Rules: testRules})
		if !strings.Contains(out.String(), `"id":2,"result":{"contents"`) || code != 1 {
			t.Fatalf("exit code %d, and the script heard %s", code, out.String())
		}
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
