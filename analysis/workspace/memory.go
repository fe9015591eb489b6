package workspace

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// A Memory is what a run knows from those before it: what was found in which files, and
// what that depends on. Most files of a program stay as they are.
//
// Nothing in it is believed that is not looked at again: the content of a file, the
// settings, and where every import leads that was followed to check it, from file to
// file. It is safe for concurrent use, and serves one Session, on a disk that does not
// change meanwhile.
type Memory struct {
	program string
	today   int

	mu      sync.Mutex
	records map[string]*record // by path
	as      map[string]bool    // whether the file of that path and its imports are as recorded
	holds   map[*record]bool   // whether a record is as things are now, with all that it depends on
	doubted map[string]bool    // paths of files of which nothing is remembered: see Doubt
}

// A record is what is remembered of one file as it once was.
type record struct {
	id       uint64 // no other record had or has it
	sum      contentSum
	target   syntax.Version
	module   string // the name of the module
	settings uint64 // the fingerprint of those with which found was found; 0: none
	found    []finding
	asked    map[string]recalled
	used     int // the day on which it was last of use
}

// A recalled is what a unit was told about a module: see answer.
type recalled struct {
	target target
	id     uint64 // of the record of a targetFile
}

type contentSum [16]byte

func sumOf(content []byte) (short contentSum) {
	sum := sha256.Sum256(content)
	copy(short[:], sum[:])
	return short
}

// remembered returns what an earlier run found in the file at path; ok is false if there
// was none, or something has changed on which that depends. No file is parsed for it that
// a finding does not point into.
func (m *Memory) remembered(s *Snapshot, path string) (found []*analysis.Diagnostic, ok bool) {
	if m == nil {
		return nil, false
	}
	m.mu.Lock()
	r := m.records[path]
	m.mu.Unlock()
	if r == nil || r.settings == 0 || r.settings != s.configurationIn(filepath.Dir(path)).fingerprint(path) || !m.allHold(s, path) {
		return nil, false
	}
	return s.diagnostics(r.found)
}

// Doubt lets nothing be remembered any more of the file at path, nor of those that depend
// on it: it has another text now than the disk had.
func (m *Memory) Doubt(path string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.doubted[path] {
		m.doubted[path] = true
		clear(m.holds)
	}
}

// allHold reports whether the record of path, and all that it depends on, is as things
// are now.
func (m *Memory) allHold(s *Snapshot, path string) bool {
	m.mu.Lock()
	doubts := len(m.doubted)
	m.mu.Unlock()
	seen, queue, all := map[*record]bool{}, []string{path}, true
	for len(queue) > 0 && all {
		next := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		var others []string
		if all = m.still(s, next); all {
			others, all = m.dependencies(next, seen)
		}
		queue = append(queue, others...)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.doubted) > doubts {
		return false
	}
	if !all {
		if r := m.records[path]; r != nil {
			m.holds[r] = false
		}
		return false
	}
	for r := range seen {
		r.used, m.holds[r] = m.today, true
	}
	return true
}

// dependencies adds the record of path to seen and returns the paths of those that it
// depends on which are not known to hold. ok is false if one of them is not there, or is
// known not to hold.
func (m *Memory) dependencies(path string, seen map[*record]bool) (paths []string, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.records[path]
	if holds, known := m.holds[r]; known || seen[r] {
		return nil, holds || seen[r]
	}
	seen[r] = true
	for _, a := range r.asked {
		if a.target.kind != targetFile {
			continue
		}
		other := m.records[a.target.path]
		if other == nil || other.id != a.id {
			return nil, false
		}
		if !seen[other] {
			paths = append(paths, a.target.path)
		}
	}
	return paths, true
}

// still reports whether the file at path is as recorded, and its imports lead where they
// led.
func (m *Memory) still(s *Snapshot, path string) bool {
	m.mu.Lock()
	r := m.records[path]
	as, known := m.as[path]
	if m.doubted[path] {
		known, as = true, false
	}
	if known || r == nil {
		m.mu.Unlock()
		return as
	}
	asked := make(map[string]target, len(r.asked))
	for name, a := range r.asked {
		asked[name] = a.target
	}
	m.mu.Unlock()

	raw, err := s.world.disk.bytes(path)
	search := s.searchOf(path)
	as = err == nil && sumOf(raw) == r.sum && search.moduleName(path) == r.module &&
		s.configurationIn(filepath.Dir(path)).Target == r.target
	for name, t := range asked {
		as = as && s.locate(search, name) == t
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.as[path] = as
	return as
}

// begin returns the record of u, whose file is on disk: the one there is, if it holds,
// so that what others asked of it earlier is not lost.
func (m *Memory) begin(s *Snapshot, u *unit) *record {
	if m == nil || u.file.Open {
		return nil
	}
	path := u.file.Path
	holds := m.allHold(s, path)
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.records[path]
	if r == nil || !holds || r.sum != u.file.sum {
		r = &record{id: rand.Uint64(), sum: u.file.sum, target: u.conf.Target, module: u.search.moduleName(path), asked: map[string]recalled{}}
		m.records[path], m.as[path] = r, true
	}
	r.used = m.today
	return r
}

// note records what r's file was told about the module name.
func (m *Memory) note(r *record, name string, a answer) {
	if r == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	told := recalled{target: a.target}
	if a.from != nil && a.from.record != nil {
		told.id = a.from.record.id
	}
	r.asked[name] = told
}

// keep records what was found in the file of u.
func (m *Memory) keep(u *unit, found []*analysis.Diagnostic) {
	if u.record == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	u.record.settings, u.record.found = u.conf.fingerprint(u.file.Path), u.session.findings(u.file, found)
}

// fingerprint is the same for settings that find the same in a file at path, and not 0.
func (c *Configuration) fingerprint(path string) uint64 {
	off := c.ignoredAt(path)
	if known := c.finds.Load(); off == nil && known != 0 {
		return known
	}
	checks := c.checksWithout(off)
	h := fnv.New64a()
	fmt.Fprintln(h, c.Target, c.Async)
	for _, r := range c.rules {
		if !checks.Enabled(r) {
			continue
		}
		fmt.Fprintln(h, r.Name, checks.Severity(r))
		for _, o := range r.Options {
			if chosen := checks.Option(r, o.Name); chosen != nil {
				fmt.Fprintf(h, "%s %#v\n", o.Name, chosen)
			}
		}
	}
	sum := max(h.Sum64(), 1)
	if off == nil {
		c.finds.Store(sum)
	}
	return sum
}

// oldest is for how many days something is remembered that is of no use.
const oldest = 30

// settled returns the paths of the records that are to be kept, in order: those that
// were of use lately, and depend on no other than these.
func (m *Memory) settled() []string {
	kept := map[string]bool{}
	for path, r := range m.records {
		kept[path] = m.today-r.used <= oldest
	}
	for again := true; again; {
		again = false
		for path, r := range m.records {
			if kept[path] && m.dangles(r, kept) {
				kept[path], again = false, true
			}
		}
	}
	return slices.DeleteFunc(sortedKeys(kept), func(path string) bool { return !kept[path] })
}

func (m *Memory) dangles(r *record, kept map[string]bool) bool {
	for _, a := range r.asked {
		if path := a.target.path; a.target.kind == targetFile && (!kept[path] || m.records[path].id != a.id) {
			return true
		}
	}
	return false
}
