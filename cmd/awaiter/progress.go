package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// A progress shows on a terminal how far a long run is.
type progress struct {
	world    *world
	total    int
	finished atomic.Int64
	quit     chan struct{}
	ended    sync.WaitGroup
}

// patience is how long a run may take before it is shown how far it is.
const patience = 500 * time.Millisecond

// newProgress returns a progress of total steps, which says nothing unless standard
// error is a terminal.
func (c *checker) newProgress(total int) *progress {
	p := &progress{world: c.world, total: total, quit: make(chan struct{})}
	if _, ok := c.world.terminal(c.world.err); !ok || c.options.quiet || c.world.env("TERM") == "dumb" {
		return p
	}
	p.ended.Go(p.show)
	return p
}

func (p *progress) done() { p.finished.Add(1) }

// show draws until stop, and wipes what it drew.
func (p *progress) show() {
	select {
	case <-p.quit:
		return
	case <-time.After(patience):
	}
	ticker := time.NewTicker(patience / 5)
	defer ticker.Stop()
	for {
		fmt.Fprintf(p.world.err, "\r\x1b[2KChecking %d of %d files", p.finished.Load(), p.total)
		select {
		case <-p.quit:
			fmt.Fprint(p.world.err, "\r\x1b[2K")
			return
		case <-ticker.C:
		}
	}
}

func (p *progress) stop() {
	close(p.quit)
	p.ended.Wait()
}
