package bench

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/server/servertest"
)

// Typing is what it costs to type a method into a document, key by key, waiting for
// the diagnostics of each.
type Typing struct {
	Keys      int
	P50, P99  time.Duration // from sending didChange to receiving publishDiagnostics
	Processor time.Duration // of the server, per key; 0 if not known
	Stopped   bool          // the time was over before all was typed
}

// Type opens a document of the given number of lines and types programs.Typed into it, in
// the middle and at places before it, until all is typed or limit is over.
func (s Server) Type(lines int, limit time.Duration) (Typing, error) {
	text := programs.Module(lines)
	p, err := s.start()
	if err != nil {
		return Typing{}, err
	}
	defer p.end()
	d := &typedDocument{p: p, text: text, version: 1}
	if d.uri, err = p.uri("typed.py", text); err != nil {
		return Typing{}, err
	}
	p.Open(d.uri, 1, text)
	if _, err := p.Diagnostics(d.uri, 1); err != nil {
		return Typing{}, fmt.Errorf("%s: %w", s.Name, err)
	}
	t := Typing{}
	var took []time.Duration
	before, end := p.processor(), time.Now().Add(limit)
	for _, at := range places(text) {
		cursor := d.cursor(at)
		for _, key := range programs.Typed {
			if time.Now().After(end) {
				t.Stopped = true
				break
			}
			waited, err := d.press(&cursor, key)
			if err != nil {
				return t, fmt.Errorf("%s: %w", s.Name, err)
			}
			took = append(took, waited)
		}
	}
	if t.Keys = len(took); t.Keys > 0 {
		t.Processor = (p.processor() - before) / time.Duration(t.Keys)
	}
	t.P50, t.P99 = percentile(took, 50), percentile(took, 99)
	return t, nil
}

// places returns where programs.Typed is typed into text, the last place first: what is
// typed moves none of those that come then.
func places(text string) []int {
	var all []int
	for _, part := range []int{len(text), len(text) * 5 / 8, len(text) / 4} {
		at := programs.Place(text[:part])
		if at >= 0 && (len(all) == 0 || at < all[len(all)-1]) {
			all = append(all, at)
		}
	}
	return all
}

// A typedDocument is one that is typed in.
type typedDocument struct {
	p       *process
	uri     string
	text    string // as it was opened
	version int
}

func (d *typedDocument) cursor(at int) servertest.Position {
	return servertest.Position{Line: strings.Count(d.text[:at], "\n"), Character: at - 1 - strings.LastIndexByte(d.text[:at], '\n')}
}

// press types a key, moves the cursor behind it, and returns how long its diagnostics
// took.
func (d *typedDocument) press(cursor *servertest.Position, key rune) (time.Duration, error) {
	d.version++
	began := time.Now()
	d.p.Change(d.uri, d.version, servertest.Change{Range: &servertest.Range{Start: *cursor, End: *cursor}, Text: string(key)})
	shown, err := d.p.Diagnostics(d.uri, d.version)
	if cursor.Character++; key == '\n' {
		cursor.Line, cursor.Character = cursor.Line+1, 0
	}
	return shown.At.Sub(began), err
}

// Allocations are what a key makes the garbage collector do.
type Allocations struct{ Count, Bytes int64 }

// Allocated types programs.Typed into a document of a Session in this process and
// returns what a key allocates, from the edit to the diagnostics: all but the messages.
func Allocated(lines int, rules []*analysis.Rule) (Allocations, error) {
	text := programs.Module(lines)
	at := programs.Place(text)
	session := workspace.NewSession(workspace.Options{Rules: rules})
	now := source.New(text)
	check := func(version int) error {
		_, err := session.Edit("typed.py", int32(version), now).Diagnostics(context.Background(), "typed.py")
		return err
	}
	if err := check(0); err != nil {
		return Allocations{}, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	keys := int64(0)
	for _, key := range programs.Typed {
		now = now.Edit(source.Span{Start: at, End: at}, string(key))
		at += len(string(key))
		keys++
		if err := check(int(keys)); err != nil {
			return Allocations{}, err
		}
	}
	runtime.ReadMemStats(&after)
	return Allocations{int64(after.Mallocs-before.Mallocs) / keys, int64(after.TotalAlloc-before.TotalAlloc) / keys}, nil
}
