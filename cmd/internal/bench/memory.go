package bench

import (
	"fmt"
	"time"

	"awaiter/analysis/analysistest/programs"
)

// openLines is the length of each of many open documents.
const openLines = 340

// Memory is resident memory in bytes. All of it is 0 where it is not known.
type Memory struct {
	Idle     int64 // after initialize
	Small    int64 // with one small file
	Long     int64 // with one of 10,000 lines
	PerOpen  []PerOpen
	OpenSize int   // bytes of each of those
	Closed   int64 // after the last of them were closed and some seconds went by, more than before
}

// PerOpen is what one of Count open documents costs.
type PerOpen struct {
	Count int
	Bytes int64
}

// rest is how long a server may take to give memory back: ours waits half a minute
// for something to happen.
const rest = 40 * time.Second

// Memory measures s with one and with many open documents.
func (s Server) Memory(counts ...int) (Memory, error) {
	m := Memory{OpenSize: len(programs.Module(openLines))}
	var err error
	if m.Idle, err = s.memoryOf(0, 0); err != nil {
		return m, err
	}
	if m.Small, err = s.memoryOf(smallLines, 1); err != nil {
		return m, err
	}
	if m.Long, err = s.memoryOf(10_000, 1); err != nil {
		return m, err
	}
	for _, count := range counts {
		p, err := s.start()
		if err != nil {
			return m, err
		}
		before := p.memory()
		uris, err := p.openMany(openLines, count)
		if err != nil {
			p.end()
			return m, err
		}
		settle()
		m.PerOpen = append(m.PerOpen, PerOpen{count, (p.memory() - before) / int64(count)})
		for _, uri := range uris {
			p.CloseDocument(uri)
		}
		time.Sleep(rest)
		m.Closed = p.memory() - before
		p.end()
	}
	return m, nil
}

// settle waits until what a server does behind its answers is over.
func settle() { time.Sleep(3 * time.Second) }

// memoryOf returns the memory of s with a number of open documents.
func (s Server) memoryOf(lines, count int) (int64, error) {
	p, err := s.start()
	if err != nil {
		return 0, err
	}
	defer p.end()
	if _, err := p.openMany(lines, count); err != nil {
		return 0, fmt.Errorf("%s: %w", s.Name, err)
	}
	settle()
	return p.memory(), nil
}

// openMany opens documents and waits for the diagnostics of each.
func (p *process) openMany(lines, count int) ([]string, error) {
	text := programs.Module(lines)
	var uris []string
	for i := range count {
		uri, err := p.uri(fmt.Sprintf("open%d.py", i), text)
		if err != nil {
			return nil, err
		}
		p.Open(uri, 1, text)
		if _, err := p.Diagnostics(uri, 1); err != nil {
			return nil, err
		}
		uris = append(uris, uri)
	}
	return uris, nil
}
