// Package server speaks the Language Server Protocol. It turns what a client sends
// into events of a workspace.Session, and what Snapshots say into messages.
//
// One goroutine, the reader, takes messages in the order in which they come and
// owns all that changes. Notifications are done on it, and are cheap. A request
// takes the latest Snapshot there and is then answered concurrently. Diagnostics
// are found on workers and published only while they are still true.
package server

import (
	"context"
	"io"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// Options say how to serve. The zero Options serve with all defaults and no rules.
type Options struct {
	Version  string                        // of Awaiter, as the client shows it
	Rules    []*analysis.Rule              // what to look for
	Encoding protocol.PositionEncodingKind // use this one if the client has it; "": the client's first choice
	Pages    string                        // URL under which the pages of the rules stand; "": they have none
	Log      *slog.Logger                  // nil: nowhere but at the client
	Clock    Clock                         // nil: the real one

	Environment string   // see workspace.Options
	Stores      []string // see workspace.Options

	// Recall returns what earlier runs knew of the programs in folder, the first root of the
	// workspace, "" if it has none; nil: nothing is kept between runs. Keep keeps what this
	// one knows. Both come together, or nil.
	Recall func(folder string) *workspace.Memory
	Keep   func(folder string, m *workspace.Memory)
}

// A Clock waits. Tests bring their own.
type Clock interface {
	// AfterFunc calls f once after d, on a goroutine of its own.
	AfterFunc(d time.Duration, f func()) (stop func() bool)
}

// systemClock is the real Clock.
type systemClock struct{}

func (systemClock) AfterFunc(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }

// server is one session with one client.
type server struct {
	options  Options
	log      *slog.Logger
	flushLog func(limit time.Duration)
	clock    Clock
	conn     jsonrpc2.Conn
	out      *outbox
	ctx      context.Context // ends with the session
	exit     chan int        // the client said exit

	state  atomic.Int32 // a phase
	client capabilities // set by initialize, read by all that comes after
	enc    source.Encoding

	session *workspace.Session // belongs to docs.mu
	folders folders
	pulls   pulls
	wide    workspacePulls
	said    complaints
	docs    documents
	views   views
	uses    uses
	diag    diagnostics
	past    past
	reports reports
	calls   calls
	trace   atomic.Pointer[string] // what $/setTrace said
	tokens  atomic.Int64           // of progress
	used    atomic.Bool            // the client has said something since the last poll
	alarmed sync.Once              // the user was told that something does not work
}

// phase is where in its life a server is (LSP 3.18, "Server lifecycle").
const (
	phaseNew int32 = iota
	phaseRunning
	phaseShutDown
)

// farewell is how long the client, and who reads our log, have to take the last of it.
const farewell = 2 * time.Second

// Serve speaks with the client at the other end of in and out until the client
// says exit, goes away, or ctx ends. It returns the exit code that the protocol
// asks for: 0 only if shutdown came before. Serve closes out, and reads in no more,
// though a Read that does not return may stay behind.
func Serve(ctx context.Context, in io.ReadCloser, out io.WriteCloser, o Options) (exitCode int) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := newServer(ctx, newOutbox(out), o)
	stream := newFrames(in, s.out, func(reason string) { s.log.Warn("message dropped", "reason", reason) })
	s.conn = jsonrpc2.NewConn(stream, jsonrpc2.WithCodec(codec{}), jsonrpc2.WithPreempter(s))
	s.conn.Go(ctx, s.handle)
	code := s.exitCode
	select {
	case n := <-s.exit:
		code = func() int { return n }
	case <-stream.ended:
		s.log.Info("the client's messages have ended")
	case <-s.conn.Done():
		s.log.Warn("the connection has ended", "error", s.conn.Err())
	case <-ctx.Done():
	}
	stop()
	s.diag.stop()
	s.out.close(farewell)
	s.flushLog(farewell / 10)
	return code()
}

func newServer(ctx context.Context, out *outbox, o Options) *server {
	s := &server{options: o, clock: o.Clock, out: out, ctx: ctx, exit: make(chan int, 1)}
	if s.clock == nil {
		s.clock = systemClock{}
	}
	var queue *logQueue
	queue, s.flushLog = newLogQueue(handlerOf(o.Log))
	s.log = slog.New(&clientLog{server: s, next: queue})
	s.docs.byPath = map[string]*document{}
	s.calls.byID = map[jsonrpc2.ID]context.CancelCauseFunc{}
	s.calls.slots = make(chan struct{}, max(4, runtime.GOMAXPROCS(0)))
	s.calls.searches = make(chan struct{}, max(2, runtime.GOMAXPROCS(0)/2))
	s.diag.init(s)
	s.reports.init()
	return s
}

// snapshot returns the latest Snapshot.
func (s *server) snapshot() *workspace.Snapshot {
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	return s.session.Snapshot()
}

// exitCode returns what the process is to exit with if the client is gone now.
func (s *server) exitCode() int {
	if s.state.Load() == phaseShutDown {
		return 0
	}
	return 1
}
