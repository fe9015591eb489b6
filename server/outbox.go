package server

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
)

// crowded is how many bytes may wait for the client before those who can wait do.
const crowded = 1 << 20

// maxWaiting is how many bytes may wait for a client that never reads.
const maxWaiting = 512 << 20

var errNeverRead = errors.New("the client does not read what is sent to it")

// An outbox writes messages in the order in which they are sent, on a goroutine of
// its own: a client that is slow to read, or does not read, stops nobody here.
type outbox struct {
	w io.WriteCloser

	mu      sync.Mutex
	changed *sync.Cond
	waiting []byte // framed messages
	scratch []byte
	busy    bool // a write is under way
	closed  bool
	err     error
}

func newOutbox(w io.WriteCloser) *outbox {
	o := &outbox{w: w}
	o.changed = sync.NewCond(&o.mu)
	go o.write()
	return o
}

// responsePrefix begins a response as the library writes one. Of its own messages it
// does not tell which they are.
var responsePrefix = []byte(`{"jsonrpc":"2.0","id":`)

// send queues m, and reports how long it is and whether it answers a request. It
// fails when earlier messages could not be written, and after close.
func (o *outbox) send(m jsonrpc2.Message) (n int64, isResponse bool, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil && len(o.waiting) > maxWaiting {
		o.err = errNeverRead
	}
	switch {
	case o.err != nil:
		return 0, false, o.err
	case o.closed:
		return 0, false, io.ErrClosedPipe
	}
	o.scratch = jsonrpc2.AppendMessage(o.scratch[:0], m)
	isResponse = bytes.HasPrefix(o.scratch, responsePrefix)
	before := len(o.waiting)
	o.waiting = append(o.waiting, "Content-Length: "...)
	o.waiting = strconv.AppendInt(o.waiting, int64(len(o.scratch)), 10)
	o.waiting = append(o.waiting, "\r\n\r\n"...)
	o.waiting = append(o.waiting, o.scratch...)
	if cap(o.scratch) > keepBuffer {
		o.scratch = nil
	}
	o.changed.Broadcast()
	return int64(len(o.waiting) - before), isResponse, nil
}

// write is the goroutine that writes.
func (o *outbox) write() {
	var spare []byte
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.waiting) == 0 && !o.closed && o.err == nil {
			o.changed.Wait()
		}
		if o.err != nil || len(o.waiting) == 0 {
			return
		}
		batch := o.waiting
		o.waiting, o.busy = spare[:0], true
		o.mu.Unlock()
		_, err := o.w.Write(batch)
		o.mu.Lock()
		if spare = batch; cap(spare) > keepBuffer {
			spare = nil
		}
		o.busy = false
		if err != nil {
			o.err = err
		}
		o.changed.Broadcast()
	}
}

// room waits until the client has read most of what was sent. Only those may call
// it whom nobody waits for.
func (o *outbox) room() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.waiting) > crowded && o.err == nil && !o.closed {
		o.changed.Wait()
	}
}

// close takes no more messages and gives the client the time limit to read the rest.
func (o *outbox) close(limit time.Duration) {
	timer := time.AfterFunc(limit, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.err == nil {
			o.err = errNeverRead
		}
		o.changed.Broadcast()
	})
	defer timer.Stop()
	o.mu.Lock()
	o.closed = true
	o.changed.Broadcast()
	for (len(o.waiting) > 0 || o.busy) && o.err == nil {
		o.changed.Wait()
	}
	if o.err == nil {
		o.err = io.ErrClosedPipe
	}
	o.mu.Unlock()
	o.w.Close()
}
