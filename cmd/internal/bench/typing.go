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
	p, err := s.start()
	if err != nil {
		return Typing{}, err
	}
	defer p.end()
	text := programs.Module(lines)
	uri, err := p.uri("typed.py", text)
	if err != nil {
		return Typing{}, err
	}
	var pens []pen
	for _, at := range places(text) {
		pens = append(pens, pen{at, programs.Typed})
	}
	t, err := p.typeInto(uri, text, pens, limit)
	if err != nil {
		return t, fmt.Errorf("%s: %w", s.Name, err)
	}
	return t, nil
}

// typeInto opens the document at uri and types with pens, the last place first, until all
// is typed or limit is over.
func (p *process) typeInto(uri, text string, pens []pen, limit time.Duration) (Typing, error) {
	d := &typedDocument{p: p, uri: uri, text: text, version: 1}
	p.Open(d.uri, 1, text)
	t := Typing{}
	if _, err := p.Diagnostics(d.uri, 1); err != nil {
		return t, err
	}
	var took []time.Duration
	before, end := p.processor(), time.Now().Add(limit)
	for _, pen := range pens {
		cursor := d.cursor(pen.at)
		for _, key := range pen.keys {
			if time.Now().After(end) {
				t.Stopped = true
				break
			}
			waited, err := d.press(&cursor, key)
			if err != nil {
				return t, err
			}
			took = append(took, waited)
			time.Sleep(p.pause)
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
	return allocated(workspace.Options{Rules: rules}, "typed.py", text, []pen{{programs.Place(text), programs.Typed}}, time.Hour)
}

func allocated(o workspace.Options, path, text string, pens []pen, limit time.Duration) (Allocations, error) {
	session := workspace.NewSession(o)
	now := source.New(text)
	check := func(version int) error {
		_, err := session.Edit(path, int32(version), now).Diagnostics(context.Background(), path)
		return err
	}
	defer session.Close(path)
	if err := check(0); err != nil {
		return Allocations{}, err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	count, end := int64(0), time.Now().Add(limit)
	for _, pen := range pens {
		at := pen.at
		for _, key := range pen.keys {
			if time.Now().After(end) {
				break
			}
			now = now.Edit(source.Span{Start: at, End: at}, string(key))
			at += len(string(key))
			count++
			if err := check(int(count)); err != nil {
				return Allocations{}, err
			}
		}
	}
	runtime.ReadMemStats(&after)
	return Allocations{int64(after.Mallocs-before.Mallocs) / count, int64(after.TotalAlloc-before.TotalAlloc) / count}, nil
}
