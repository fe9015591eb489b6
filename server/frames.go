package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
)

// maxMessage is the longest message that is read. Python files are not that long.
const maxMessage = 256 << 20

// keepBuffer is the longest buffer that is taken before it is filled, and that is kept
// when it was: one big document does not stay in memory for ever.
const keepBuffer = 1 << 20

// frames is the jsonrpc2.Stream between the client's bytes and the connection. The
// connection would end at the first message that it cannot read; frames answers
// such messages, drops them and finds the next one (LSP 3.18, "Base Protocol").
type frames struct {
	in    io.ReadCloser
	lines *bufio.Reader
	limit int
	out   *outbox

	ended    chan struct{} // closed when the client will send no more
	endOnce  sync.Once
	rejected func(reason string) // told of each message that was dropped

	mu       sync.Mutex
	open     int           // requests that have no response yet
	answered chan struct{} // gets a value when open falls to 0
}

func newFrames(in io.ReadCloser, out *outbox, rejected func(reason string)) *frames {
	return &frames{
		in: in, lines: bufio.NewReaderSize(in, 64<<10), limit: maxMessage, out: out,
		ended: make(chan struct{}), rejected: rejected, answered: make(chan struct{}, 1),
	}
}

// lastAnswers is how long requests have to be answered when the client's bytes end:
// it may be a script that listens still. Afterwards the connection sends no more.
const lastAnswers = 100 * time.Millisecond

// Read implements jsonrpc2.Stream. It fails only when the client's bytes end.
func (f *frames) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	for {
		body, err := f.frame()
		if err != nil {
			f.endOnce.Do(func() {
				f.awaitAnswers()
				close(f.ended)
			})
			return nil, 0, io.EOF
		}
		m, err := jsonrpc2.DecodeMessage(body)
		if err == nil {
			if _, isCall := m.(*jsonrpc2.Call); isCall {
				f.count(1)
			}
			return m, int64(len(body)), nil
		}
		if ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		f.reject(body, err)
	}
}

// Write implements jsonrpc2.Stream. It does not wait for the client.
func (f *frames) Write(_ context.Context, m jsonrpc2.Message) (int64, error) {
	n, isResponse, err := f.out.send(m)
	if isResponse {
		f.count(-1)
	}
	return n, err
}

// count adds n to the open requests.
func (f *frames) count(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.open += n; f.open == 0 {
		select {
		case f.answered <- struct{}{}:
		default:
		}
	}
}

// awaitAnswers waits until no request is open, no longer than lastAnswers.
func (f *frames) awaitAnswers() {
	timer := time.NewTimer(lastAnswers)
	defer timer.Stop()
	for {
		f.mu.Lock()
		open := f.open
		f.mu.Unlock()
		if open == 0 {
			return
		}
		select {
		case <-f.answered:
		case <-timer.C:
			return
		}
	}
}

// Close implements jsonrpc2.Stream.
func (f *frames) Close() error { return f.in.Close() }

// frame returns the body of the next message. It is not used again: the library's
// messages point into it. Whatever stands before a header, and headers that say
// nothing, are passed over.
func (f *frames) frame() ([]byte, error) {
	length := -1
	for {
		line, err := f.lineTail()
		if err != nil {
			return nil, err
		}
		if n, ok := contentLength(line); ok {
			length = n
			continue
		}
		if len(line) > 0 || length < 0 {
			continue
		}
		if length > f.limit {
			f.reject(nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "a message of %d bytes is longer than the %d that are read", length, f.limit))
			length = -1
			continue
		}
		return f.read(length)
	}
}

// lineTail reads one line and returns the end of it, without the line end. That is
// where a header stands that follows the rest of a message cut too short.
func (f *frames) lineTail() ([]byte, error) {
	var before []byte
	for {
		part, err := f.lines.ReadSlice('\n')
		if err == nil {
			return bytes.TrimRight(append(before, part...), "\r\n"), nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
		before = append(before[:0:0], part[max(0, len(part)-64):]...)
	}
}

// contentLength reads the length from a line that ends with its header. A length
// that is not a number from 1 counts as 0, which reads as a message that is none.
func contentLength(line []byte) (int, bool) {
	const name = "content-length:"
	s := strings.ToLower(string(line[max(0, len(line)-64):]))
	i := strings.LastIndex(s, name)
	if i < 0 {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(s[i+len(name):]))
	if err != nil || n < 0 {
		return 0, true
	}
	return n, true
}

// read reads a body of n bytes. Memory is taken as the bytes come, not as promised.
func (f *frames) read(n int) ([]byte, error) {
	if n <= keepBuffer {
		body := make([]byte, n)
		_, err := io.ReadFull(f.lines, body)
		return trimBOM(body), err
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, f.lines, int64(n)); err != nil {
		return nil, err
	}
	return trimBOM(b.Bytes()), nil
}

func trimBOM(body []byte) []byte { return bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")) }

// reject answers a message that cannot be taken, under its own id where it has one.
func (f *frames) reject(body []byte, err error) {
	var coded *jsonrpc2.Error
	if !errors.As(err, &coded) {
		coded = jsonrpc2.NewError(jsonrpc2.InvalidRequest, err.Error())
	}
	if f.rejected != nil {
		f.rejected(coded.Message)
	}
	var m struct {
		ID     json.RawMessage `json:"id"`
		Method json.RawMessage `json:"method"`
	}
	if json.Unmarshal(body, &m) == nil {
		if m.Method == nil && m.ID != nil {
			return // a response that is none of ours cannot be answered
		}
		coded = jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the message is no JSON-RPC 2.0 request")
	}
	_, _, _ = f.out.send(jsonrpc2.NewResponse(decodeID(m.ID), nil, coded))
}

// decodeID returns the id that raw is, the zero ID (null) if it is none.
func decodeID(raw json.RawMessage) jsonrpc2.ID {
	var n int64
	var s string
	switch {
	case len(raw) == 0 || string(raw) == "null":
	case json.Unmarshal(raw, &n) == nil:
		return jsonrpc2.NewNumberID(n)
	case json.Unmarshal(raw, &s) == nil:
		return jsonrpc2.NewStringID(s)
	}
	return jsonrpc2.ID{}
}
