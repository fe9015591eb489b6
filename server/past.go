package server

import (
	"context"
	"encoding/json"
	"path/filepath"
	"sync"

	"awaiter/analysis/workspace"
)

// A past is what runs before this one found, other servers and checks. With it the server
// answers while it is still finding out for itself: of files that are as they were, with
// all that they import, and only until something changes.
type past struct {
	mu      sync.Mutex
	over    bool               // something has changed since the start
	asked   bool               // whether session was looked for
	session *workspace.Session // of what is on disk, with what is remembered; nil: nothing
	end     func()             // stops keep, if it is under way
}

// begun returns the session with what is remembered, nil if there is none.
func (p *past) begun(s *server, snap *workspace.Snapshot) *workspace.Session {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asked && !p.over {
		p.asked = true
		if m := s.recall(snap); m != nil {
			p.session = snap.OnDisk(m)
		}
	}
	return p.session
}

// ends notes that something has changed.
func (p *past) ends() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over, p.session = true, nil
	if p.end != nil {
		p.end()
	}
}

// again lets what is remembered be looked at with other settings.
func (p *past) again() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked, p.session = false, nil
}

// recall returns what is kept of the workspace of snap, nil if nothing can be.
func (s *server) recall(snap *workspace.Snapshot) *workspace.Memory {
	if s.options.Recall == nil {
		return nil
	}
	return s.options.Recall(firstRoot(snap))
}

func firstRoot(snap *workspace.Snapshot) string {
	if roots := snap.Roots(); len(roots) > 0 {
		return roots[0]
	}
	return ""
}

// remembered returns the encoded diagnostics that an earlier run found in the file at path;
// ok is false if that is not known, or may be another by now.
func (s *server) remembered(snap *workspace.Snapshot, path string) (list json.RawMessage, ok bool) {
	err := protect("diagnostics", func() error {
		session := s.past.begun(s, snap)
		if session == nil || snap.Excludes(path) {
			return nil
		}
		disk := session.Snapshot()
		for f := range snap.OpenFiles() {
			if filepath.IsAbs(f.Path) && !isSaved(disk, f) {
				return nil
			}
		}
		found, known := disk.Remembered(path)
		if !known {
			return nil
		}
		var err error
		list, err = s.encodeFound(disk, path, found)
		ok = err == nil
		return err
	})
	if err != nil {
		s.diag.failed(path, err)
	}
	return list, ok
}

// isSaved reports whether f, an open document, has the text that disk has of it.
func isSaved(disk *workspace.Snapshot, f *workspace.File) bool {
	saved, err := disk.File(f.Path)
	return err == nil && saved.Text.String() == f.Text.String()
}

// keepPast keeps what is found in the open documents that are saved, for runs after this
// one. It is found once more, in what is on disk: that has the time until somebody types.
func (s *server) keepPast() {
	ctx, end := context.WithCancel(s.ctx)
	defer end()
	s.past.mu.Lock()
	s.past.end = end
	s.past.mu.Unlock()

	snap := s.snapshot()
	m := s.recall(snap)
	if m == nil {
		return
	}
	disk, isNew := snap.OnDisk(m).Snapshot(), false
	for f := range snap.OpenFiles() {
		if !filepath.IsAbs(f.Path) || snap.Excludes(f.Path) || !isSaved(disk, f) {
			continue
		}
		if _, known := disk.Remembered(f.Path); !known {
			_, err := disk.Diagnostics(ctx, f.Path)
			isNew = isNew || err == nil
		}
	}
	if isNew && ctx.Err() == nil {
		s.options.Keep(firstRoot(snap), m)
	}
}
