package server

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"sync"

	"awaiter/analysis/workspace"
)

// reports are what was found in closed files, for a client that asks about all files again
// and again. A file is looked at again when it has another text, and when it asked for
// something that may be another now: see workspace.Session.Touched.
type reports struct {
	looking sync.Mutex // held by at

	mu     sync.Mutex
	found  map[string]foundIn
	edited map[string]struct{} // files that may have another text since found was last looked through
	all    bool                // anything else has changed since then
	events uint64              // grows with each change
}

// foundIn are the encoded diagnostics of a file, and their hash.
type foundIn struct {
	list json.RawMessage
	hash uint64
}

func (r *reports) init() { r.found, r.edited = map[string]foundIn{}, map[string]struct{}{} }

// changed notes that the file at path may have another text. The session knows already.
func (r *reports) changed(path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events++
	r.edited[path] = struct{}{}
}

// forget notes that something else has changed. The session knows already.
func (r *reports) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events++
	r.all = true
}

// knows reports whether the file at path was looked at.
func (r *reports) knows(path string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, ok := r.found[path]
	return ok
}

// at returns what was found in the file at path, if that is still so; else a Snapshot to
// find it in, and the number for keep.
func (r *reports) at(s *server, path string) (in foundIn, ok bool, snap *workspace.Snapshot, events uint64) {
	r.looking.Lock()
	defer r.looking.Unlock()
	r.mu.Lock()
	edited, all, events := r.edited, r.all, r.events
	if all || len(edited) > 0 {
		r.edited, r.all = map[string]struct{}{}, false
	}
	r.mu.Unlock()
	snap = s.snapshot()
	var touched map[string]bool
	if len(edited) > 0 && !all {
		touched = s.session.Touched(slices.Collect(maps.Keys(edited)))
	}

	r.mu.Lock()
	defer r.mu.Unlock()
	if all {
		clear(r.found)
	}
	for path := range touched {
		delete(r.found, path)
	}
	in, ok = r.found[path]
	return in, ok, snap, events
}

// keep notes what was found in a Snapshot that at returned with that number. What changed
// since may not be in it.
func (r *reports) keep(path string, in foundIn, events uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.events == events {
		r.found[path] = in
	}
}

// findClosed returns what there is to say of the file at path, which is not open.
func (s *server) findClosed(ctx context.Context, path string) foundIn {
	in, ok, snap, events := s.reports.at(s, path)
	if ok {
		return in
	}
	if list, ok := s.remembered(snap, path); ok {
		return foundIn{list, hashOf(list)}
	}
	in.list, in.hash = s.diag.find(ctx, snap, path)
	if ctx.Err() == nil {
		s.reports.keep(path, in, events)
	}
	return in
}

// textChanged notes that the file at path, or the document, may have another text.
func (s *server) textChanged(path string) {
	s.past.doubt(path)
	s.reports.changed(path)
}

// reopened notes that d was opened or closed: a module may appear or vanish, or have the
// text that is on disk again.
func (s *server) reopened(d *document) {
	s.reports.changed(d.path)
	if isFile(d.path) && !isOnDisk(d.path) {
		s.worldChanged()
	}
}

// worldChanged notes that imports may lead elsewhere.
func (s *server) worldChanged() {
	s.past.ends()
	s.reports.forget()
}
