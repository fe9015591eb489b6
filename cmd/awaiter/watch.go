package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// lookEvery is how often --watch looks for changes.
const lookEvery = 300 * time.Millisecond

// watch checks, and checks again whenever something that was read changes, until it
// is interrupted.
func (c *checker) watch(ctx context.Context) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	_, isTerminal := c.world.terminal(c.world.out)
	for {
		if isTerminal {
			fmt.Fprint(c.world.out, "\x1b[H\x1b[2J\x1b[3J")
		}
		clear(c.told)
		code := c.once(ctx)
		c.failed.Store(false)
		if !c.options.quiet {
			fmt.Fprintln(c.world.err, "Watching for changes; Ctrl-C ends")
		}
		for changed := false; !changed; {
			select {
			case <-ctx.Done():
				return code
			case <-time.After(lookEvery):
				changed = len(c.session.Refresh()) > 0
			}
		}
	}
}
