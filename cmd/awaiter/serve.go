package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/pflag"
	"go.lsp.dev/protocol"

	"awaiter/server"
)

func serveCommand() *command {
	return &command{
		name: "serve", usage: "[OPTION…]", summary: "Serve an editor by the Language Server Protocol",
		help: `The editor starts this, and speaks with it over standard input and output.
`,
		flags: func(flags *pflag.FlagSet) {
			flags.Bool("stdio", true, "speak over standard input and output, the only way there is")
			flags.String("position-encoding", "", "count columns in this `ENCODING` if the client knows it:\nutf-8, utf-16 or utf-32; default: the client's first choice")
			flags.String("log-level", "info", "what to write on standard error: `LEVEL` is one of\ndebug, info, warn, error")
			flags.Bool("no-cache", false, "know nothing of what earlier runs found, and keep nothing\nfor later ones")
			flags.String("pages", "", "the `URL` under which the pages of the rules stand, for the\nlinks of findings")
		},
		run: runServe,
	}
}

func runServe(w *world, flags *pflag.FlagSet) int {
	var level slog.Level
	if err := level.UnmarshalText([]byte(stringFlag(flags, "log-level"))); err != nil {
		return w.fail("%s", notOneOf("--log-level", stringFlag(flags, "log-level"), []string{"debug", "info", "warn", "error"}))
	}
	encoding := protocol.PositionEncodingKind(stringFlag(flags, "position-encoding"))
	switch encoding {
	case "", protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF16, protocol.PositionEncodingKindUTF32:
	default:
		return w.fail("%s", notOneOf("--position-encoding", string(encoding), []string{"utf-8", "utf-16", "utf-32"}))
	}
	collectLess(w, toServe)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if noCache := boolFlag(flags, "no-cache"); noCache {
		w.cache = ""
	}
	return server.Serve(ctx, pollable(os.Stdin, os.Stdout, os.Stderr), os.Stdout, server.Options{
		Version:     Version(),
		Rules:       w.rules,
		Environment: w.environment(),
		Stores:      w.stores,
		Recall:      w.recall,
		Keep:        w.keep,
		Encoding:    encoding,
		Pages:       stringFlag(flags, "pages"),
		Log:         slog.New(slog.NewTextHandler(w.err, &slog.HandlerOptions{Level: level})),
	})
}
