package server

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"go.lsp.dev/protocol"
)

// clientLog shows at the client what is logged (LSP 3.18, window/logMessage), and
// hands it on to next.
type clientLog struct {
	server *server
	next   slog.Handler
}

// handlerOf returns the handler of log, one that drops everything for nil.
func handlerOf(log *slog.Logger) slog.Handler {
	if log == nil {
		return slog.DiscardHandler
	}
	return log.Handler()
}

// Enabled implements slog.Handler.
func (h *clientLog) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo || h.next.Enabled(ctx, level)
}

// Handle implements slog.Handler.
func (h *clientLog) Handle(ctx context.Context, r slog.Record) error {
	if r.Level >= slog.LevelInfo && h.server.state.Load() == phaseRunning {
		var b strings.Builder
		b.WriteString(r.Message)
		r.Attrs(func(a slog.Attr) bool {
			fmt.Fprintf(&b, "; %s: %v", a.Key, a.Value)
			return true
		})
		h.server.tell("window/logMessage", &protocol.LogMessageParams{Type: messageType(r.Level), Message: b.String()})
	}
	if h.next.Enabled(ctx, r.Level) {
		return h.next.Handle(ctx, r)
	}
	return nil
}

// WithAttrs implements slog.Handler.
func (h *clientLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &clientLog{h.server, h.next.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (h *clientLog) WithGroup(name string) slog.Handler {
	return &clientLog{h.server, h.next.WithGroup(name)}
}

func messageType(level slog.Level) protocol.MessageType {
	switch {
	case level >= slog.LevelError:
		return protocol.MessageTypeError
	case level >= slog.LevelWarn:
		return protocol.MessageTypeWarning
	}
	return protocol.MessageTypeInfo
}

// tell sends a notification. If the client is gone, nobody needs it.
func (s *server) tell(method string, params any) {
	if s.conn != nil {
		_ = s.conn.Notify(s.ctx, method, params)
	}
}

// alarm shows the user, once in a session, that something does not work at all.
func (s *server) alarm(format string, args ...any) {
	s.alarmed.Do(func() {
		s.tell("window/showMessage", &protocol.ShowMessageParams{
			Type: protocol.MessageTypeError, Message: fmt.Sprintf(format, args...),
		})
	})
}

type traceParams struct {
	Value string `json:"value"`
}

// setTrace is $/setTrace.
func (s *server) setTrace(p traceParams) error {
	s.trace.Store(&p.Value)
	return nil
}

// traceMessage reports that a message of the client was handled (LSP 3.18, $/logTrace).
func (s *server) traceMessage(method string, began time.Time) {
	took := time.Since(began)
	if notifications[method] != nil && took > slow {
		s.log.Debug("slow on the reader", "method", method, "took", took)
	}
	if level := s.trace.Load(); level != nil && (*level == "messages" || *level == "verbose") {
		s.tell("$/logTrace", &protocol.LogTraceParams{Message: fmt.Sprintf("%s took %v", method, took)})
	}
}
