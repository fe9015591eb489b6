package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"awaiter/analysis/workspace"
)

// slow is how long the reader may take over one message before we want to know.
const slow = 5 * time.Millisecond

// notifications are done on the reader, in wire order.
var notifications = map[string]func(*server, jsonrpc2.RawMessage) error{
	"initialized":                         notification((*server).initialized),
	"$/setTrace":                          notification((*server).setTrace),
	"textDocument/didOpen":                notification((*server).didOpen),
	"textDocument/didChange":              notification((*server).didChange),
	"textDocument/didSave":                notification((*server).didSave),
	"textDocument/didClose":               notification((*server).didClose),
	"workspace/didChangeConfiguration":    notification((*server).didChangeConfiguration),
	"workspace/didChangeWorkspaceFolders": notification((*server).didChangeWorkspaceFolders),
	"workspace/didChangeWatchedFiles":     notification((*server).didChangeWatchedFiles),
}

// requests are answered concurrently, each from the Snapshot that was the latest
// when it came.
var requests = map[string]request{
	"textDocument/hover":             about((*server).hover),
	"textDocument/definition":        about((*server).definition),
	"textDocument/typeDefinition":    about((*server).typeDefinition),
	"textDocument/implementation":    about((*server).implementation),
	"textDocument/references":        about((*server).references),
	"textDocument/documentHighlight": about((*server).documentHighlight),
	"textDocument/completion":        about((*server).completion),
	"workspace/symbol":               about((*server).workspaceSymbol),
	"textDocument/codeAction":        about((*server).codeAction),
	"codeAction/resolve":             about((*server).resolveCodeAction),
	"textDocument/diagnostic":        about((*server).pull),
	"workspace/diagnostic":           about((*server).pullWorkspace),
	"workspace/executeCommand":       about((*server).executeCommand),

	"textDocument/prepareCallHierarchy": about((*server).prepareCallHierarchy),
	"callHierarchy/incomingCalls":       about((*server).incomingCalls),
	"callHierarchy/outgoingCalls":       about((*server).outgoingCalls),
	"textDocument/inlayHint":            about((*server).inlayHint),
	"textDocument/codeLens":             about((*server).codeLens),
	"codeLens/resolve":                  about((*server).resolveCodeLens),
	"textDocument/semanticTokens/full":  about((*server).semanticTokens),
	"textDocument/semanticTokens/range": about((*server).semanticTokens),
	"workspace/textDocumentContent":     about((*server).textDocumentContent),
}

// patient are the requests whose answers may wait for something to change. They take
// the place of no other, but a new one ends the one before it.
var patient = map[string]func(*server) *latest{
	"workspace/diagnostic": func(s *server) *latest { return &s.wide.latest },
}

// searching are the requests for which the whole project is looked through. They have
// slots of their own, so that no others wait for them.
var searching = map[string]bool{
	"textDocument/implementation": true, "textDocument/references": true, "callHierarchy/incomingCalls": true,
	"workspace/symbol": true, "codeLens/resolve": true,
}

type request func(*server, context.Context, *workspace.Snapshot, jsonrpc2.RawMessage) (any, error)

// notification wraps a method that takes decoded params.
func notification[P any](do func(*server, P) error) func(*server, jsonrpc2.RawMessage) error {
	return func(s *server, params jsonrpc2.RawMessage) error {
		p, err := decode[P](params)
		if err != nil {
			return err
		}
		return do(s, p)
	}
}

// about wraps a method that answers from a Snapshot.
func about[P, R any](answer func(*server, context.Context, *workspace.Snapshot, P) (R, error)) request {
	return func(s *server, ctx context.Context, snap *workspace.Snapshot, params jsonrpc2.RawMessage) (any, error) {
		p, err := decode[P](params)
		if err != nil {
			return nil, err
		}
		return answer(s, ctx, snap, p)
	}
}

// calls are the requests that are being answered.
type calls struct {
	mu       sync.Mutex
	byID     map[jsonrpc2.ID]context.CancelCauseFunc
	slots    chan struct{}
	searches chan struct{} // slots for what is searching
}

// latest is the request of a kind of which only the last is answered. It is used by the
// reader alone, so that the last is the one that came last.
type latest struct{ end context.CancelCauseFunc }

func (l *latest) begin(end context.CancelCauseFunc) {
	if l.end != nil {
		l.end(errOvertaken)
	}
	l.end = end
}

// errOvertaken ends a request when the client makes another of its kind.
var errOvertaken = &jsonrpc2.Error{
	Code: jsonrpc2.Code(protocol.LSPErrorCodesServerCancelled), Message: "it was asked again",
	Data: jsonrpc2.RawMessage(`{"retriggerRequest":false}`),
}

// errServerCancelled tells the client of a pull to ask again (LSP 3.17,
// "textDocument/diagnostic": DiagnosticServerCancellationData).
var errServerCancelled = &jsonrpc2.Error{
	Code:    jsonrpc2.Code(protocol.LSPErrorCodesServerCancelled),
	Message: "the document has changed",
	Data:    jsonrpc2.RawMessage(`{"retriggerRequest":true}`),
}

// Preempt implements jsonrpc2.Preempter: it cancels requests ahead of all else.
func (s *server) Preempt(_ context.Context, req *jsonrpc2.Request) (any, error) {
	if req.Method() != "$/cancelRequest" {
		return nil, jsonrpc2.ErrNotHandled
	}
	p, err := decode[struct{ ID json.RawMessage }](req.Params())
	if id := decodeID(p.ID); err == nil && id.IsValid() {
		s.calls.mu.Lock()
		if cancel := s.calls.byID[id]; cancel != nil {
			cancel(protocol.ErrRequestCancelled)
		}
		s.calls.mu.Unlock()
	}
	if req.IsCall() {
		return nil, jsonrpc2.ErrNotHandled
	}
	return struct{}{}, nil
}

// handle is the reader's loop body. It returns no error for a notification: the
// connection would end.
func (s *server) handle(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	s.used.Store(true)
	if !req.IsCall() {
		s.notify(req.Method(), req.Params())
		return nil, nil
	}
	result, err := s.answer(ctx, req)
	if err != nil {
		return nil, coded(err)
	}
	return result, nil
}

// notify does what a notification says. Unknown ones are ignored (LSP 3.18,
// "$ Notifications and Requests").
func (s *server) notify(method string, params jsonrpc2.RawMessage) {
	if method == "exit" {
		select {
		case s.exit <- s.exitCode():
		default:
		}
		return
	}
	do := notifications[method]
	if do == nil || s.state.Load() != phaseRunning {
		return
	}
	began := time.Now()
	if err := protect(method, func() error { return do(s, params) }); err != nil {
		s.log.Warn("notification failed", "method", method, "error", err)
	}
	s.traceMessage(method, began)
}

// answer finds the result of a request.
func (s *server) answer(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
	method := req.Method()
	switch state := s.state.Load(); {
	case state == phaseShutDown:
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is shutting down")
	case method == "initialize":
		err = protect(method, func() error {
			result, err = s.initialize(req.Params())
			return err
		})
		return result, err
	case state == phaseNew:
		return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the server is not initialized")
	case method == "shutdown":
		return nil, s.shutdown()
	}
	do := requests[method]
	if do == nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "%q is not known", method)
	}
	snap := s.snapshot()
	id := req.ID()
	work, cancel := context.WithCancelCause(s.ctx)
	s.calls.mu.Lock()
	s.calls.byID[id] = cancel
	s.calls.mu.Unlock()
	if of := patient[method]; of != nil {
		of(s).begin(cancel)
	}
	jsonrpc2.Async(ctx) // the reader goes on; req is our own from here
	defer func() {
		s.calls.mu.Lock()
		delete(s.calls.byID, id)
		s.calls.mu.Unlock()
		cancel(nil)
	}()
	return s.work(work, method, func() (any, error) { return do(s, work, snap, req.Params()) })
}

// work runs do when there is a slot for it, and returns at once when ctx ends; what
// do then still returns is lost.
func (s *server) work(ctx context.Context, method string, do func() (any, error)) (any, error) {
	type outcome struct {
		result any
		err    error
	}
	release := func() {}
	if patient[method] == nil {
		slots := s.calls.slots
		if searching[method] {
			slots = s.calls.searches
		}
		select {
		case slots <- struct{}{}:
			release = func() { <-slots }
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
	done := make(chan outcome, 1)
	began := time.Now()
	go func() {
		defer release()
		var o outcome
		o.err = protect(method, func() error {
			o.result, o.err = do()
			return o.err
		})
		done <- o
	}()
	var o outcome
	select {
	case o = <-done:
		if failed := (*panicked)(nil); errors.As(o.err, &failed) {
			s.log.Error("request failed", "method", method, "error", o.err, "stack", failed.stack)
		}
		s.traceMessage(method, began)
	case <-ctx.Done():
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return o.result, o.err
}

// panicked is the error that a panic becomes.
type panicked struct {
	method string
	value  any
	stack  string
}

func (p *panicked) Error() string { return fmt.Sprintf("%s: internal error: %v", p.method, p.value) }

// protect returns the error of do, or the one that its panic becomes.
func protect(what string, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &panicked{what, r, string(debug.Stack())}
		}
	}()
	return do()
}

// coded returns err as one that the protocol has a code for. A bare error would go
// out with code 0, which editors show to the user.
func coded(err error) error {
	var known *jsonrpc2.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.Canceled):
		return protocol.ErrRequestCancelled
	}
	return jsonrpc2.NewError(jsonrpc2.InternalError, err.Error())
}
