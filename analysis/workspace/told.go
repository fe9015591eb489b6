package workspace

import (
	"maps"
	"slices"
	"strings"
	"weak"

	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
)

// A toldOf is what others were last told of a module.
type toldOf struct {
	hash uint64
	file weak.Pointer[File] // that it was told of
}

// A pendingEdit is that a module was edited of which others were told.
type pendingEdit struct {
	told  *File  // as it was told; nil if nobody knows
	count uint64 // of edits
}

// changes are what others were told otherwise of a module than before: the epochs in which.
type changes struct {
	all   uint64 // anything may be another
	words map[semantic.Word]uint64
}

// tell notes that others are told of u what it is now, and returns its hash.
func (s *Session) tell(u *unit) uint64 {
	hash, path := u.hash(), u.file.Path
	for {
		before, old, known := s.facts.toldAt(path)
		said := semantic.Said{}
		if known && before.hash != hash {
			said = s.since(old, u)
		}
		if s.facts.replaceTold(u.file, before, hash, said) {
			return hash
		}
	}
}

// since returns what u says otherwise than old, the same file before.
func (s *Session) since(old *File, u *unit) semantic.Said {
	if old == nil || u.foreign {
		return semantic.Said{All: true}
	}
	was, is, looked := old.Tree(), u.file.Tree(), s.facts.looked(u.file.Path)
	if len(looked) > 0 && library.LibrariesIn(was) != library.LibrariesIn(is) {
		return semantic.Said{All: true}
	}
	return semantic.ShowingOf(is, u.known.Load()).Since(semantic.ShowingOf(was, nil), looked)
}

// toldAt returns what was last told of the module at path, and its File at that time, nil if
// that is not known.
func (f *facts) toldAt(path string) (t toldOf, file *File, known bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	t, known = f.told[path]
	if p := f.pending[path]; p != nil {
		return t, p.told, known
	}
	return t, t.file.Value(), known
}

// replaceTold notes that others are told hash of file, and so what is said otherwise than
// before. It reports false if they were told something else meanwhile.
func (f *facts) replaceTold(file *File, before toldOf, hash uint64, said semantic.Said) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	told, known := f.told[file.Path]
	if told != before {
		return false
	}
	if known && before.hash != hash {
		f.change(file.Path, said)
	}
	f.told[file.Path] = toldOf{hash, weak.Make(file)}
	if p := f.pending[file.Path]; p != nil {
		p.told = file
	}
	return true
}

// change notes what the module at path says otherwise. The caller holds mu.
func (f *facts) change(path string, said semantic.Said) {
	f.moved()
	c, epoch := f.changes[path], f.epoch.Load()
	if c == nil {
		c = &changes{words: map[semantic.Word]uint64{}}
		f.changes[path] = c
	}
	if said.All {
		c.all = epoch
	}
	for word := range said.Words {
		c.words[word] = epoch
	}
	f.changed = epoch
}

// unknown notes that nobody knows what others are told about the module at path.
func (f *facts) unknown(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.change(path, semantic.Said{All: true})
	f.told[path] = toldOf{}
}

// unreadable notes that others were told nothing of the file at path, as it cannot be read.
func (f *facts) unreadable(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, told := f.told[path]; !told {
		f.told[path] = toldOf{}
	}
}

// edited notes that the files at paths have other text.
func (f *facts) edited(paths ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.edits++
	for _, path := range paths {
		delete(f.words, path)
		told, ok := f.told[path]
		if !ok {
			continue
		}
		if f.pending[path] == nil {
			f.pending[path] = &pendingEdit{told: told.file.Value()}
		}
		f.pending[path].count = f.edits
	}
}

// toldFiles returns the Files that others were told of at paths, to keep them in use.
func (f *facts) toldFiles(paths []string) (files []*File) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range paths {
		files = append(files, f.told[path].file.Value())
	}
	return files
}

// takeEdited returns what was edited and is not settled, with the number for settled.
func (f *facts) takeEdited() map[string]uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.pending) == 0 {
		return nil
	}
	edited := make(map[string]uint64, len(f.pending))
	for path, p := range f.pending {
		edited[path] = p.count
	}
	return edited
}

// tied returns how many ties there are.
func (f *facts) tied() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.ties
}

// settled notes that others were told of the file at path as it is since an edit.
func (f *facts) settled(path string, count uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.pending[path]; p != nil && p.count == count {
		delete(f.pending, path)
	}
}

// spreadingSince returns the spreading of what modules say otherwise than in the given epoch,
// nil if they do not. It knows the ties that there were when ties counted them.
func (f *facts) spreadingSince(s *Session, epoch, ties uint64) *spreading {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.spreadingAfter(s, epoch, ties)
}

// untouched returns the spreading of what modules say otherwise than when it was last called,
// nil if they do not.
func (f *facts) untouched(s *Session) *spreading {
	f.mu.Lock()
	defer f.mu.Unlock()
	since := f.touched
	f.touched = f.epoch.Load()
	return f.spreadingAfter(s, since, f.ties)
}

// spreadingAfter is spreadingSince for a caller that holds mu.
func (f *facts) spreadingAfter(s *Session, epoch, ties uint64) *spreading {
	if f.changed <= epoch {
		return nil
	}
	f.spreadings = slices.DeleteFunc(f.spreadings, func(p *spreading) bool { return p.changed != f.changed || p.edits != f.edits })
	for _, p := range f.spreadings {
		if p.since == epoch && p.ties >= ties {
			return p
		}
	}
	p := newSpreading(s, f.saidAfter(epoch))
	p.since, p.changed, p.edits, p.ties = epoch, f.changed, f.edits, f.ties
	if len(f.spreadings) == mostSpreadings {
		f.spreadings = slices.Delete(f.spreadings, 0, 1)
	}
	f.spreadings = append(f.spreadings, p)
	return p
}

// saidAfter returns by path what modules say otherwise than in the given epoch. The caller
// holds mu.
func (f *facts) saidAfter(epoch uint64) map[string]semantic.Said {
	said := map[string]semantic.Said{}
	for path, c := range f.changes {
		one := semantic.Said{All: c.all > epoch, Words: map[semantic.Word]bool{}}
		for word, in := range c.words {
			if in > epoch {
				one.Words[word] = true
			}
		}
		if !one.IsNothing() {
			said[path] = one
		}
	}
	return said
}

// noteLead notes where the module called name is found that the file at path asked for. If
// that is somewhere else than before, the file may say anything.
func (f *facts) noteLead(path, name string, t target) {
	f.mu.Lock()
	defer f.mu.Unlock()
	leads := f.leads[path]
	if leads == nil {
		leads = map[string]target{}
		f.leads[path] = leads
	}
	before, known := leads[name]
	if known && before == t {
		return
	}
	if known {
		f.change(path, semantic.Said{All: true})
	}
	leads[strings.Clone(name)] = t
	if t.kind == targetFile {
		f.link(path, t.path)
	}
}

// leadsOf returns what noteLead noted of the file at path.
func (f *facts) leadsOf(path string) map[string]target {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.leads[path])
}

// noteAsked notes that the file at path asked for the module in the file at other.
func (f *facts) noteAsked(path, other string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.link(path, other)
}

// link does what noteAsked does for a caller that holds mu.
func (f *facts) link(path, other string) {
	if f.asks.add(path, other) {
		f.askers.add(other, path)
		f.ties++
	}
}

// links lead from paths to paths.
type links map[string]map[string]struct{}

// add reports whether there was no such link.
func (l links) add(from, to string) bool {
	if l[from] == nil {
		l[from] = map[string]struct{}{}
	}
	before := len(l[from])
	l[from][to] = struct{}{}
	return len(l[from]) > before
}

// from returns all to which links lead that begin at one of paths: of these those alone to
// which one leads.
func (l links) from(paths ...string) map[string]bool {
	reached, queue := map[string]bool{}, slices.Clone(paths)
	for len(queue) > 0 {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for to := range l[next] {
			if !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	return reached
}

// viewers returns the paths of all that asked for a module at one of paths, directly or
// through others.
func (f *facts) viewers(paths []string) map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.askers.from(paths...)
}

// askedBy returns the paths of the modules that the file at path asked for.
func (f *facts) askedBy(path string) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Collect(maps.Keys(f.asks[path]))
}

// reach returns the paths of all modules that the file at path asked for, directly or
// through others, and its own.
func (f *facts) reach(path string) map[string]bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	reached := f.asks.from(path)
	reached[path] = true
	return reached
}
