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
	Found     int           // diagnostics at the end
}

// Type opens a document of the given number of lines and types programs.Typed.
func (s Server) Type(lines int) (Typing, error) {
	text := programs.Module(lines)
	return s.typeInto(text, programs.Place(text), programs.Typed)
}

func (s Server) typeInto(text string, at int, typed string) (Typing, error) {
	p, err := s.start()
	if err != nil {
		return Typing{}, err
	}
	defer p.end()
	uri, err := p.uri("typed.py", text)
	if err != nil {
		return Typing{}, err
	}
	p.Open(uri, 1, text)
	if _, err := p.Diagnostics(uri, 1); err != nil {
		return Typing{}, err
	}
	line := strings.Count(text[:at], "\n")
	column := at - 1 - strings.LastIndexByte(text[:at], '\n')
	version := 1
	press := func(key rune) (time.Duration, int, error) {
		version++
		place := servertest.Position{Line: line, Character: column}
		began := time.Now()
		p.Change(uri, version, servertest.Change{Range: &servertest.Range{Start: place, End: place}, Text: string(key)})
		shown, err := p.Diagnostics(uri, version)
		if column++; key == '\n' {
			line, column = line+1, 0
		}
		return shown.At.Sub(began), len(shown.Diagnostics), err
	}
	t := Typing{}
	var took []time.Duration
	before := p.processor()
	for _, key := range typed {
		d, found, err := press(key)
		if err != nil {
			return t, fmt.Errorf("%s: %w", s.Name, err)
		}
		took, t.Found = append(took, d), found
	}
	t.Keys = len(took)
	t.Processor = (p.processor() - before) / time.Duration(t.Keys)
	t.P50, t.P99 = percentile(took, 50), percentile(took, 99)
	return t, nil
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
