package server

import (
	"context"
	"log/slog"
	"time"
)

// A logQueue hands records to a handler on a goroutine of its own: nobody reads the
// standard error of some servers, and a write to it may never return. What does not
// fit in the queue is dropped.
type logQueue struct {
	next slog.Handler
	todo chan func() // shared by all that came from one queue by WithAttrs
}

// newLogQueue returns the queue before next, and what ends it: it waits until all is
// handed on, no longer than the limit.
func newLogQueue(next slog.Handler) (q *logQueue, flush func(limit time.Duration)) {
	q = &logQueue{next, make(chan func(), 256)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for do := range q.todo {
			if do == nil {
				return
			}
			do()
		}
	}()
	return q, func(limit time.Duration) {
		timer := time.NewTimer(limit)
		defer timer.Stop()
		select {
		case q.todo <- nil:
		case <-timer.C:
			return
		}
		select {
		case <-done:
		case <-timer.C:
		}
	}
}

// Enabled implements slog.Handler.
func (q *logQueue) Enabled(ctx context.Context, level slog.Level) bool {
	return q.next.Enabled(ctx, level)
}

// Handle implements slog.Handler.
func (q *logQueue) Handle(ctx context.Context, r slog.Record) error {
	r = r.Clone()
	select {
	case q.todo <- func() { _ = q.next.Handle(context.WithoutCancel(ctx), r) }:
	default:
	}
	return nil
}

// WithAttrs implements slog.Handler.
func (q *logQueue) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &logQueue{q.next.WithAttrs(attrs), q.todo}
}

// WithGroup implements slog.Handler.
func (q *logQueue) WithGroup(name string) slog.Handler {
	return &logQueue{q.next.WithGroup(name), q.todo}
}
