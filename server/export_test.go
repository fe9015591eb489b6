package server

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"

	"awaiter/analysis/workspace"
)

// The library's handlers return what they answer.
var _ jsonrpc2.Handler = (*server)(nil).handle

// Times that tests fire.
const (
	Idle       = idle
	PullWait   = pullWait
	Rest       = rest
	ParentPoll = parentPoll
	PollEvery  = pollEvery

	ProgressDelay = progressDelay
)

// Begun gets a value for each test/wait that has begun.
var Begun = make(chan struct{}, 100)

// Requests that only tests make.
func init() {
	requests["test/panic"] = func(*server, context.Context, *workspace.Snapshot, jsonrpc2.RawMessage) (any, error) {
		panic("asked for")
	}
	requests["test/error"] = func(*server, context.Context, *workspace.Snapshot, jsonrpc2.RawMessage) (any, error) {
		return nil, errors.New("a plain error")
	}
	requests["test/canceled"] = func(*server, context.Context, *workspace.Snapshot, jsonrpc2.RawMessage) (any, error) {
		return nil, context.Canceled
	}
	requests["test/wait"] = func(_ *server, ctx context.Context, _ *workspace.Snapshot, _ jsonrpc2.RawMessage) (any, error) {
		Begun <- struct{}{}
		<-ctx.Done()
		return "a result that nobody may see", nil
	}
	requests["test/search"] = requests["test/wait"]
	searching["test/search"] = true
	notifications["test/panic"] = func(*server, jsonrpc2.RawMessage) error { panic("asked for") }
	notifications["test/error"] = func(*server, jsonrpc2.RawMessage) error { return errors.New("a plain error") }
}
