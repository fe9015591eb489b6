package server

import (
	"fmt"
	"sync"
	"time"

	"go.lsp.dev/protocol"
)

// progressDelay is how long work must take before the user is shown that it goes on.
const progressDelay = 500 * time.Millisecond

// progress is work that may take long, in steps. A client that can shows it (LSP
// 3.18, "Work Done Progress"), but only once it has taken long.
type progress struct {
	s     *server
	title string
	token protocol.ProgressToken

	mu          sync.Mutex
	done, total int
	shown       bool
	stop        func() bool
}

// newProgress begins work of total steps.
func (s *server) newProgress(title string, total int) *progress {
	p := &progress{s: s, title: title, total: total, stop: func() bool { return false }}
	if total == 0 || !s.client.progress {
		return p
	}
	p.token = protocol.String(fmt.Sprintf("awaiter-%d", s.tokens.Add(1)))
	p.stop = s.clock.AfterFunc(progressDelay, p.show)
	return p
}

// show asks the client to show p.
func (p *progress) show() {
	if _, err := p.s.ask("window/workDoneProgress/create", &protocol.WorkDoneProgressCreateParams{Token: p.token}); err != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = true
	percent := p.percent()
	p.send(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: p.title, Percentage: &percent})
	if p.done >= p.total {
		p.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
	}
}

// step says that one step of the work is done. It does not wait.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.percent()
	p.done++
	switch {
	case p.done >= p.total:
		p.stop()
		if p.shown {
			p.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
		}
	case p.shown && p.percent() != before:
		percent := p.percent()
		p.send(&protocol.WorkDoneProgressReport{Kind: "report", Percentage: &percent})
	}
}

func (p *progress) percent() uint32 { return uint32(100 * p.done / max(p.total, 1)) }

func (p *progress) send(value any) {
	p.s.tell("$/progress", &protocol.ProgressParams{Token: p.token, Value: encode(value)})
}
