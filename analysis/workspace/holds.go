package workspace

import (
	"maps"
	"path/filepath"
)

// holds reports whether u and all that it was told is still so in s.
func (s *Snapshot) holds(u *unit) bool {
	epoch := s.session.facts.epoch.Load()
	if u.conf != s.configurationIn(filepath.Dir(u.file.Path)) {
		return false
	}
	if u.epoch.Load() == epoch {
		return true
	}
	if !s.reads(u) || !s.keeps(u) {
		return false
	}
	seen, queue := map[*unit]bool{u: true}, []*unit{u}
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		others, ok := s.told(next)
		if !ok {
			return false
		}
		for _, other := range others {
			if !seen[other] {
				seen[other] = true
				queue = append(queue, other)
			}
		}
	}
	for other := range seen {
		if other == u || other.isOfItself() {
			other.epoch.Store(epoch)
		}
	}
	return true
}

// keeps reports whether what u took over from an earlier text may be found in s.
func (s *Snapshot) keeps(u *unit) bool {
	last := u.last.Load()
	if last == nil {
		return true
	}
	_, differs := s.session.mayDiffer(u.file.Path, last)
	return !differs && s.leadsSame(u, last)
}

// leadsSame reports whether the imports lead in s where they led that were followed for last,
// a text of the file of u, in its own file and in those that it asked for.
func (s *Snapshot) leadsSame(u *unit, last *checkedText) bool {
	switch search := s.searchOf(u.file.Path); {
	case search == last.search:
		return true
	case !search.equals(last.search):
		return false
	}
	if !s.leadTo(u.file.Path, last.leads) {
		return false
	}
	for path := range s.session.facts.reach(u.file.Path) {
		if !s.leadTo(path, s.session.facts.leadsOf(path)) {
			return false
		}
	}
	return true
}

// leadTo reports whether imports of the file at path lead in s where leads says.
func (s *Snapshot) leadTo(path string, leads map[string]target) bool {
	search := s.searchOf(path)
	for name, t := range leads {
		if s.lead(search, name) != t {
			return false
		}
	}
	return true
}

// isOfItself reports whether what is found in the file of u depends on nothing but what u
// asked.
func (u *unit) isOfItself() bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return len(u.read) == 0 && u.last.Load() == nil
}

// told returns the units that told u about modules, and whether u would be told the
// same in s. They may have been replaced since by others with the same Hash, but what
// they were told themselves is part of what u knows.
func (s *Snapshot) told(u *unit) ([]*unit, bool) {
	if u.conf.Target != s.configurationIn(filepath.Dir(u.file.Path)).Target {
		return nil, false
	}
	u.mu.Lock()
	asked := maps.Clone(u.asked)
	u.mu.Unlock()
	search := s.searchOf(u.file.Path)
	var others []*unit
	for name, a := range asked {
		t := s.lead(search, name)
		if t != a.target {
			return nil, false
		}
		if a.from == nil {
			if _, err := s.File(t.path); t.kind == targetFile && err == nil {
				return nil, false
			}
			continue
		}
		if last, ok := s.lastUnit(t.path); !ok || last.hash() != a.hash {
			return nil, false
		}
		others = append(others, a.from)
	}
	return others, true
}
