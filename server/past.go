package server

import (
	"context"
	"encoding/json"
	"path/filepath"
	"sync"

	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
)

// A past is what runs before this one found, other servers and checks. With it the server
// answers while it is still finding out for itself: of files that are as they were, with
// all that they import.
type past struct {
	mu      sync.Mutex
	over    bool                    // imports may lead elsewhere than at the start
	asked   bool                    // whether memory was looked for
	memory  *workspace.Memory       // nil: nothing is known
	session *workspace.Session      // of what is on disk, with memory
	doubted map[string]bool         // files that have another text than at the start
	saved   map[string]*source.Text // of open documents that have the text on disk
	end     func()                  // stops keepPast, if it is under way
}

// begun returns the session with what is remembered, nil if there is none.
func (p *past) begun(s *server, snap *workspace.Snapshot) *workspace.Session {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.asked && !p.over {
		p.asked = true
		if p.memory = s.recall(snap); p.memory != nil {
			p.session = snap.OnDisk(p.memory)
			for path := range p.doubted {
				p.memory.Doubt(path)
			}
		}
	}
	return p.session
}

// doubt notes that the file at path has another text than at the start.
func (p *past) doubt(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.end != nil {
		p.end()
	}
	if p.over || p.doubted[path] {
		return
	}
	if p.doubted == nil {
		p.doubted = map[string]bool{}
	}
	p.doubted[path] = true
	if p.memory != nil {
		p.memory.Doubt(path)
	}
}

// ends notes that imports may lead elsewhere than at the start.
func (p *past) ends() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over, p.memory, p.session, p.saved = true, nil, nil, nil
	if p.end != nil {
		p.end()
	}
}

// again lets what is remembered be looked at with other settings.
func (p *past) again() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked, p.memory, p.session = false, nil, nil
}

// compare doubts f, an open document, if disk has another text of it.
func (p *past) compare(disk *workspace.Snapshot, f *workspace.File) {
	p.mu.Lock()
	known := p.saved[f.Path] == f.Text
	p.mu.Unlock()
	switch {
	case known:
	case isSaved(disk, f):
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.saved == nil {
			p.saved = map[string]*source.Text{}
		}
		p.saved[f.Path] = f.Text
	default:
		p.doubt(f.Path)
	}
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
			if filepath.IsAbs(f.Path) {
				s.past.compare(disk, f)
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
