// Package servertest is a small client of language servers, for tests and
// benchmarks: of this server in memory, or of any in a process.
package servertest

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"awaiter/server"
)

// Patience is how long a Client waits for anything.
const Patience = 60 * time.Second

// A Client is one end of a conversation. Its methods may be called concurrently.
type Client struct {
	// Answer answers requests of the server; nil: with null, and with a null for
	// each item of workspace/configuration. It is called on the goroutine that reads.
	Answer func(method string, params json.RawMessage) (result any, err *Error)

	w       io.WriteCloser
	sending sync.Mutex
	exited  chan struct{} // closed when the server in memory has ended
	code    int           // its exit code

	mu       sync.Mutex
	changed  *sync.Cond
	id       int
	waiting  map[string]chan Response
	asked    map[string]string // ids of our requests to their methods
	messages []Message
	shown    map[string][]Published
	ended    bool
}

// A Message is one that the server sent.
type Message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *Error          `json:"error"`

	Answers string    `json:"-"` // the method of the request that it answers
	At      time.Time `json:"-"`
}

// An Error is the error of a response.
type Error struct {
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

// Error implements error.
func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.Code, e.Message) }

// A Response is what a request got.
type Response struct {
	Result json.RawMessage
	Err    *Error
}

// Published is one textDocument/publishDiagnostics.
type Published struct {
	URI         string       `json:"uri"`
	Version     *int32       `json:"version"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	At          time.Time    `json:"-"`
}

// A Diagnostic is a protocol.Diagnostic.
type Diagnostic struct {
	Range           Range           `json:"range"`
	Severity        int             `json:"severity"`
	Code            string          `json:"code"`
	CodeDescription json.RawMessage `json:"codeDescription,omitempty"`
	Source          string          `json:"source"`
	Message         string          `json:"message"`
	Tags            []int           `json:"tags,omitempty"`
	Related         []Related       `json:"relatedInformation,omitempty"`
}

// Related is a protocol.DiagnosticRelatedInformation.
type Related struct {
	Location struct {
		URI   string `json:"uri"`
		Range Range  `json:"range"`
	} `json:"location"`
	Message string `json:"message"`
}

// A Range is a protocol.Range.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Position is a protocol.Position.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Change is a protocol.TextDocumentContentChangeEvent: of the whole text, if it
// has no Range.
type Change struct {
	Range *Range `json:"range,omitempty"`
	Text  string `json:"text"`
}

// Start serves in memory and returns the other end.
func Start(o server.Options) *Client {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	c := newClient(toServer)
	go func() {
		c.code = server.Serve(context.Background(), fromClient, toClient, o)
		fromClient.CloseWithError(io.ErrClosedPipe)
		close(c.exited)
	}()
	go c.read(fromServer)
	return c
}

// Connect speaks with the server that reads what is written to w.
func Connect(r io.Reader, w io.WriteCloser) *Client {
	c := newClient(w)
	go c.read(r)
	return c
}

func newClient(w io.WriteCloser) *Client {
	c := &Client{w: w, exited: make(chan struct{}), waiting: map[string]chan Response{}, asked: map[string]string{}, shown: map[string][]Published{}}
	c.changed = sync.NewCond(&c.mu)
	return c
}

// read takes what the server sends until it ends.
func (c *Client) read(r io.Reader) {
	in := bufio.NewReaderSize(r, 1<<16)
	for {
		body, err := readFrame(in)
		if err != nil {
			break
		}
		c.take(body)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	for id, ch := range c.waiting {
		ch <- Response{Err: &Error{Message: "the server has gone"}}
		delete(c.waiting, id)
	}
	c.changed.Broadcast()
}

func readFrame(in *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		if line = strings.TrimSpace(line); line == "" {
			break
		}
		if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(value); err != nil {
				return nil, err
			}
		}
	}
	if length < 0 {
		return nil, errors.New("a frame without a length")
	}
	body := make([]byte, length)
	_, err := io.ReadFull(in, body)
	return body, err
}

// take files one message.
func (c *Client) take(body []byte) {
	m := Message{At: time.Now()}
	if err := json.Unmarshal(body, &m); err != nil {
		panic(fmt.Sprintf("the server sent no JSON: %v: %s", err, body))
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.changed.Broadcast()
	if m.Method == "" {
		m.Answers = c.asked[string(m.ID)]
		if ch := c.waiting[string(m.ID)]; ch != nil {
			ch <- Response{m.Result, m.Error}
			delete(c.waiting, string(m.ID))
		}
	}
	c.messages = append(c.messages, m)
	switch {
	case m.Method == "textDocument/publishDiagnostics":
		p := Published{At: m.At}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			panic(fmt.Sprintf("%v: %s", err, m.Params))
		}
		c.shown[p.URI] = append(c.shown[p.URI], p)
	case m.Method != "" && m.ID != nil:
		result, failure := c.answer(m)
		go c.respond(m.ID, result, failure)
	}
}

func (c *Client) answer(m Message) (any, *Error) {
	if c.Answer != nil {
		return c.Answer(m.Method, m.Params)
	}
	if m.Method == "workspace/configuration" {
		var p struct{ Items []any }
		_ = json.Unmarshal(m.Params, &p)
		return make([]any, len(p.Items)), nil
	}
	return nil, nil
}

func (c *Client) respond(id json.RawMessage, result any, failure *Error) {
	if failure != nil {
		c.send(map[string]any{"jsonrpc": "2.0", "id": id, "error": failure})
		return
	}
	c.send(map[string]any{"jsonrpc": "2.0", "id": id, "result": result})
}

func (c *Client) send(v any) {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	c.SendBody(body)
}

// SendBody sends body as one frame.
func (c *Client) SendBody(body []byte) {
	c.SendBytes(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
}

// SendBytes sends b as it is. That the server takes no more is no error here: what
// waits for an answer sees it.
func (c *Client) SendBytes(b []byte) {
	c.sending.Lock()
	defer c.sending.Unlock()
	_, _ = c.w.Write(b)
}

// Notify sends a notification.
func (c *Client) Notify(method string, params any) {
	c.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// Begin sends a request. The Response comes over the channel.
func (c *Client) Begin(method string, params any) (id int, answer <-chan Response) {
	c.mu.Lock()
	c.id++
	id = c.id
	ch := make(chan Response, 1)
	c.asked[strconv.Itoa(id)] = method
	if c.ended {
		ch <- Response{Err: &Error{Message: "the server has gone"}}
	} else {
		c.waiting[strconv.Itoa(id)] = ch
	}
	c.mu.Unlock()
	message := map[string]any{"jsonrpc": "2.0", "id": id, "method": method}
	if params != nil {
		message["params"] = params
	}
	c.send(message)
	return id, ch
}

// Call sends a request and waits for its Response.
func (c *Client) Call(method string, params any) (json.RawMessage, *Error) {
	_, answer := c.Begin(method, params)
	r := c.Await(answer)
	return r.Result, r.Err
}

// Await returns what comes over the channel that Begin returned.
func (c *Client) Await(answer <-chan Response) Response {
	select {
	case r := <-answer:
		return r
	case <-time.After(Patience):
		return Response{Err: &Error{Message: "no answer came"}}
	}
}

// Initialize begins the session as a client with the given capabilities, JSON as in
// Clients; params are further members of initialize. It returns the result.
func (c *Client) Initialize(capabilities string, params map[string]any) (json.RawMessage, *Error) {
	if params == nil {
		params = map[string]any{}
	}
	params["capabilities"] = json.RawMessage(capabilities)
	for _, name := range []string{"processId", "rootUri"} {
		if _, ok := params[name]; !ok {
			params[name] = nil
		}
	}
	result, err := c.Call("initialize", params)
	if err == nil {
		c.Notify("initialized", map[string]any{})
	}
	return result, err
}

// Open opens a Python document.
func (c *Client) Open(uri string, version int, text string) {
	c.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": "python", "version": version, "text": text,
	}})
}

// Change changes a document.
func (c *Client) Change(uri string, version int, changes ...Change) {
	c.Notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": version}, "contentChanges": changes,
	})
}

// CloseDocument closes a document.
func (c *Client) CloseDocument(uri string) {
	c.Notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": uri}})
}

// Shutdown ends the session politely and returns the exit code of a server in memory.
func (c *Client) Shutdown() int {
	_, _ = c.Call("shutdown", nil)
	c.Notify("exit", nil)
	return c.ExitCode()
}

// Hang closes the pipe to the server without a word.
func (c *Client) Hang() { c.w.Close() }

// ExitCode waits for the end of a server in memory, and returns its exit code, -1 if
// it does not end.
func (c *Client) ExitCode() int {
	select {
	case <-c.exited:
		return c.code
	case <-time.After(Patience):
		return -1
	}
}
