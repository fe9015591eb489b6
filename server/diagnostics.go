package server

import (
	"context"
	"encoding/json"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"go.lsp.dev/protocol"

	"awaiter/analysis/syntax"
)

const (
	// idle is how long nobody must type before what other files say is looked at
	// again. The file that is typed in waits for nothing.
	idle = 150 * time.Millisecond

	// rest is how long nothing must happen before what was found is kept for later runs,
	// and memory that is free is given back.
	rest = 30 * time.Second

	// pullWait is how long a client that says that it pulls diagnostics has time to
	// do so after it has opened a document. There are clients that never do.
	pullWait = time.Second
)

// mode is how the client gets diagnostics: exactly one way at a time.
type mode uint8

const (
	pushing   mode = iota // we publish
	expecting             // the client says that it pulls, and has not yet
	pulling               // the client pulls
)

// String says what m means.
func (m mode) String() string { return [...]string{"pushed", "to be pulled", "pulled"}[m] }

// diagnostics finds what there is to say of the open documents, on workers, and
// publishes it to clients that do not pull. What is published was found in the
// latest text: never in an older one, and never before something older.
type diagnostics struct {
	s       *server
	typing  *crew         // for documents that are edited
	others  chan struct{} // slots for the rest
	stopped bool
	mode    mode
	waiting bool          // the time in which a pull must come is running
	again   chan struct{} // is closed when all that is open is looked at again
	calm    func() bool   // stops the timer that runs when nobody types
	asleep  func() bool   // stops the timer that runs when nothing happens
}

// check is the state of one document's diagnostics. It belongs to documents.mu.
type check struct {
	round   uint64          // grows with all that may change the result
	ctx     context.Context // ends when the text changes or the document is closed
	end     context.CancelFunc
	edits   uint64 // grows with the text
	begun   bool   // earlier runs were asked about it
	running bool
	force   bool   // publish even what is the same as before
	told    uint64 // the hash of what the client knows, 0 if it knows nothing
	closed  bool
	part    *progress // that this check is a step of, nil if of none
}

func (g *diagnostics) init(s *server) {
	g.s = s
	n := min(runtime.GOMAXPROCS(0), 4)
	g.typing, g.others = newCrew(n), make(chan struct{}, n)
	g.again = make(chan struct{})
	g.calm = func() bool { return true }
	g.asleep = g.calm
}

func (g *diagnostics) begin(pull bool) {
	if pull {
		g.mode = expecting
	}
}

// stop lets no more be published.
func (g *diagnostics) stop() {
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	g.stopped = true
	g.typing.close()
	g.calm()
	g.asleep()
}

// renew begins another round of d, whose text is another: what is still being found in
// the last one is of no use. The caller holds docs.mu.
func (g *diagnostics) renew(d *document) {
	d.check.round++
	if d.check.end != nil {
		d.check.end()
	}
	d.check.ctx, d.check.end = context.WithCancel(g.s.ctx)
}

// edited looks at d, whose text is new. It is always published: an editor may have
// cleared what stays the same. The caller holds docs.mu.
func (g *diagnostics) edited(d *document) {
	d.check.edits++
	switch {
	case d.kind != python:
	case d.check.edits > 1:
		g.s.textChanged(d.path)
	default:
		g.s.reopened(d)
	}
	g.renew(d)
	d.check.force = true
	switch g.mode {
	case pushing:
		g.start(d)
	case expecting:
		g.expect()
	}
	g.soon()
}

// closed takes back what was published of d. The caller holds docs.mu.
func (g *diagnostics) closed(d *document) {
	d.check.closed = true
	g.renew(d)
	d.check.end()
	if d.kind == python {
		g.s.reopened(d)
	}
	if g.mode == pushing {
		g.publish(d, nil, emptyList)
	}
	g.soon()
}

// start sees to it that a worker looks at d. The caller holds docs.mu.
func (g *diagnostics) start(d *document) {
	if d.check.running || g.stopped {
		return
	}
	d.check.running = true
	look := func() {
		g.s.out.room()
		for g.look(d) {
		}
	}
	if d.check.edits > 1 {
		g.typing.do(look)
		return
	}
	go func() {
		g.others <- struct{}{}
		defer func() { <-g.others }()
		look()
	}()
}

// look finds what there is to say of d. It reports whether d has changed meanwhile,
// so that it must look again.
func (g *diagnostics) look(d *document) (again bool) {
	for g.lookBack(d) {
	}
	g.s.docs.mu.Lock()
	round, ctx, snap := d.check.round, d.check.ctx, g.s.session.Snapshot()
	g.s.docs.mu.Unlock()
	list, hash := g.find(ctx, snap, d.path)

	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	switch c := &d.check; {
	case c.closed || g.stopped:
	case c.round != round:
		return true
	case g.mode == pushing && (c.force || c.told != hash):
		c.force, c.told = false, hash
		g.publish(d, d.version, list)
	case g.mode == pulling && c.told != 0 && c.told != hash:
		c.told = 0 // until it is pulled again
		g.refresh()
	}
	d.check.running = false
	d.check.partDone()
	return false
}

// lookBack publishes what an earlier run found in d, if it was just opened. It reports
// whether d has changed meanwhile, so that it must look again.
func (g *diagnostics) lookBack(d *document) (again bool) {
	g.s.docs.mu.Lock()
	round, snap, isFirst := d.check.round, g.s.session.Snapshot(), g.mode == pushing && d.isFresh()
	g.s.docs.mu.Unlock()
	if !isFirst {
		return false
	}
	list, ok := g.s.remembered(snap, d.path)
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	c := &d.check
	if c.round != round {
		return true
	}
	c.begun = true
	if ok && !c.closed && !g.stopped && g.mode == pushing {
		c.force, c.told = false, hashOf(list)
		g.publish(d, d.version, list)
	}
	return false
}

// isFresh reports whether nothing was found in d so far, and it is as it was opened. The
// caller holds docs.mu.
func (d *document) isFresh() bool { return d.kind == python && d.check.edits == 1 && !d.check.begun }

// partDone says that the check is done, to whoever counts it.
func (c *check) partDone() {
	if c.part != nil {
		c.part.step()
		c.part = nil
	}
}

// recheck looks again at all that is open: settings have changed.
func (g *diagnostics) recheck() {
	g.s.lookAtViews(g.s.views.stale.Swap(false))
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	close(g.again)
	g.again = make(chan struct{})
	var all []*document
	for _, d := range g.s.docs.byPath {
		if d.kind == python {
			d.check.round++
			if g.mode == pushing || g.mode == pulling && d.check.told != 0 && g.s.client.refresh {
				all = append(all, d)
			}
		}
	}
	part := g.s.newProgress("Checking open files", len(all))
	for _, d := range all {
		d.check.partDone()
		d.check.part = part
		g.start(d)
	}
}

// rechecked returns a channel that is closed when all that is open is looked at again:
// something has changed, and nothing more for a moment.
func (g *diagnostics) rechecked() <-chan struct{} {
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	return g.again
}

// soon looks again at all that is open when nothing has happened for a moment. The caller
// holds docs.mu.
func (g *diagnostics) soon() {
	if g.stopped {
		return
	}
	g.calm()
	g.calm = g.s.clock.AfterFunc(idle, g.recheck)
	g.asleep()
	g.asleep = g.s.clock.AfterFunc(rest, func() {
		g.s.keepPast()
		giveBack()
	})
}

// giveBack gives memory that is free back to the system.
func giveBack() {
	debug.FreeOSMemory()
	syntax.Trim()
}

// expect gives a client that says that it pulls the time to do so; then we publish.
// The caller holds docs.mu.
func (g *diagnostics) expect() {
	if g.waiting {
		return
	}
	g.waiting = true
	g.s.clock.AfterFunc(pullWait, func() {
		g.s.docs.mu.Lock()
		defer g.s.docs.mu.Unlock()
		if g.mode != expecting || g.stopped {
			return
		}
		g.s.log.Info("the client pulls no diagnostics, so they are published")
		g.mode = pushing
		for _, d := range g.s.docs.byPath {
			if d.kind != foreign {
				g.start(d)
			}
		}
	})
}

// pulled notes that the client pulls. If it was thought not to, what was published
// is taken back.
func (g *diagnostics) pulled() {
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	if g.mode == pushing {
		for _, d := range g.s.docs.byPath {
			if d.check.told != 0 {
				d.check.told = 0
				g.publish(d, d.version, emptyList)
			}
		}
	}
	g.mode = pulling
}

// isPulled reports whether the client pulls.
func (g *diagnostics) isPulled() bool {
	g.s.docs.mu.Lock()
	defer g.s.docs.mu.Unlock()
	return g.mode == pulling
}

// refresh asks the client to pull again.
func (g *diagnostics) refresh() {
	if g.s.client.refresh {
		go func() { _, _ = g.s.ask("workspace/diagnostic/refresh", nil) }()
	}
}

// emptyList is the encoding of no diagnostics.
var emptyList = json.RawMessage("[]")

// publish sends textDocument/publishDiagnostics. The caller holds docs.mu, so what
// is sent later is newer.
func (g *diagnostics) publish(d *document, version *int32, list json.RawMessage) {
	params := append(make([]byte, 0, len(list)+len(d.uri)+64), `{"uri":`...)
	params = append(params, encode(protocol.String(d.uri))...)
	if version != nil && d.trust != lost {
		params = strconv.AppendInt(append(params, `,"version":`...), int64(*version), 10)
	}
	params = append(append(append(params, `,"diagnostics":`...), list...), '}')
	g.s.tell("textDocument/publishDiagnostics", json.RawMessage(params))
}
