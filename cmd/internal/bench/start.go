package bench

import (
	"fmt"
	"time"

	"awaiter/analysis/analysistest/programs"
	"awaiter/server/servertest"
)

// smallLines is the length of what counts as one small file.
const smallLines = 100

// Start is what a user waits for before the first finding.
type Start struct {
	Initialize time.Duration // from starting the process to the result of initialize
	First      time.Duration // from starting the process to the diagnostics of the first small file
	Edit       time.Duration // from an edit of it to its diagnostics
	Memory     int64         // resident bytes then; 0 if not known
}

// Start starts s a number of times and returns the medians.
func (s Server) Start(times, edits int) (Start, error) {
	var initialize, first, edit []time.Duration
	var memory int64
	for range times {
		p, err := s.start()
		if err != nil {
			return Start{}, err
		}
		opened, changed, err := p.small(edits)
		if err != nil {
			p.end()
			return Start{}, fmt.Errorf("%s: %w", s.Name, err)
		}
		initialize = append(initialize, p.initialized.Sub(p.began))
		first = append(first, opened)
		edit = append(edit, changed...)
		memory = p.memory()
		p.end()
	}
	return Start{percentile(initialize, 50), percentile(first, 50), percentile(edit, 50), memory}, nil
}

// FirstFile is the name of the file that First opens.
const FirstFile = "first.py"

// First starts s a number of times and returns the median of the time from there to the
// diagnostics of a file with text, and how many these are.
func (s Server) First(text string, times int) (median time.Duration, found int, err error) {
	var all []time.Duration
	for range times {
		p, err := s.start()
		if err != nil {
			return 0, 0, err
		}
		took, count, err := p.first(text)
		p.end()
		if err != nil {
			return 0, 0, fmt.Errorf("%s: %w", s.Name, err)
		}
		all, found = append(all, took), count
	}
	return percentile(all, 50), found, nil
}

func (p *process) first(text string) (took time.Duration, found int, err error) {
	uri, err := p.uri(FirstFile, text)
	if err != nil {
		return 0, 0, err
	}
	p.Open(uri, 1, text)
	shown, err := p.Diagnostics(uri, 1)
	return shown.At.Sub(p.began), len(shown.Diagnostics), err
}

// small opens a small file and edits it.
func (p *process) small(edits int) (opened time.Duration, changed []time.Duration, err error) {
	text := programs.Module(smallLines) + "\n\nasync def last():\n    asyncio.sleep(1)\n"
	uri, err := p.uri("small.py", text)
	if err != nil {
		return 0, nil, err
	}
	p.Open(uri, 1, text)
	shown, err := p.Diagnostics(uri, 1)
	if err != nil {
		return 0, nil, err
	}
	opened = shown.At.Sub(p.began)
	place := servertest.Position{Line: 3, Character: 0}
	for version := 2; version < 2+edits; version++ {
		key := "\n"
		began := time.Now()
		p.Change(uri, version, servertest.Change{Range: &servertest.Range{Start: place, End: place}, Text: key})
		if shown, err = p.Diagnostics(uri, version); err != nil {
			return 0, nil, err
		}
		changed = append(changed, shown.At.Sub(began))
	}
	return opened, changed, nil
}
