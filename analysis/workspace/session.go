// Package workspace holds the world: what is on disk, what is on screen, which
// modules and settings a file sees, and the immutable Snapshots through which
// everyone else looks at it all.
package workspace

import (
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Options say what a Session begins with.
type Options struct {
	Roots    []string         // absolute folders; without any, only open and named files count
	Rules    []*analysis.Rule // all rules there are; settings choose among them
	Settings Settings         // above those of configuration files: from the editor or the command line

	// Environment is the folder of the environment of the process, such as $VIRTUAL_ENV
	// names it; it counts for projects that neither choose nor contain one.
	Environment string

	// Stores are the folders where tools keep the environments of projects, Poetry and
	// Pipenv, together.
	Stores []string

	// FolderSettings stand in the place of Settings in a folder and below it; of two
	// folders, one in the other, the inner one's count.
	FolderSettings map[string]Settings

	// Memory is what earlier runs knew and later ones will know; nil: nothing.
	Memory *Memory

	// Crashed is told of a panic while the file at path was looked at, on the
	// goroutine and the stack of the panic. rule is nil if no rule panicked. nil:
	// the panic goes on.
	Crashed func(path string, rule *analysis.Rule, reason any)
}

// Settings are what a user can choose; the zero Settings choose nothing.
type Settings struct {
	Select         []string                  // rules, families or other tools' ids; nil: those on by default
	ExtendSelect   []string                  //
	Ignore         []string                  //
	Severity       map[string]string         // rule to "error", "warning", "hint" or "off"
	PerFileIgnores map[string][]string       // glob to rules
	Options        map[string]map[string]any // rule to what is chosen for its options: see analysis.Option
	TargetVersion  syntax.Version            // 0: from requires-python, else the environment, else DefaultVersion
	AsyncLibrary   string                    // what runs coroutines where the code does not tell: "asyncio", "trio", "anyio"
	Python         string                    // interpreter or environment folder
	Exclude        []string                  // globs
	OtherTools     *bool                     // whether what other tools' settings turn off is off; nil: true
	Views          map[View]bool             // what editors show, beyond findings
	Baseline       string                    // a file of findings that are known
	NoBaseline     bool                      // leaves out the baseline of every file
	ConfigFile     string                    // use this file and no other

	folder string // from which the patterns count; "": that of the configuration file
	ofPeer bool   // the patterns are globs of another tool: see matchesGlob
}

// A Session turns events into Snapshots. It is the one thing here that changes. It
// is safe for concurrent use; events count in the order of their calls.
type Session struct {
	options Options
	mu      sync.Mutex // held while an event makes the next Snapshot
	latest  atomic.Pointer[Snapshot]
	facts   facts
	trees   *treePaths
}

// NewSession returns a Session without open documents.
func NewSession(o Options) *Session {
	s := &Session{options: o, trees: &treePaths{}}
	s.facts.init()
	roots := cleanRoots(o.Roots)
	s.latest.Store(&Snapshot{session: s, roots: roots, world: newWorld(s.given(roots, above{o.Settings, o.FolderSettings}), newDisk())})
	return s
}

// OnDisk returns a Session with the roots and settings of s and no open documents, so that
// it knows what is on disk alone. m is its Memory. It sees the disk as s does, and stays
// with that.
func (s *Snapshot) OnDisk(m *Memory) *Session {
	session := &Session{options: s.session.options, trees: &treePaths{}}
	session.options.Memory = m
	session.facts.init()
	session.latest.Store(&Snapshot{session: session, roots: s.roots, world: s.world.reopened()})
	return session
}

// given returns what worlds with these roots and settings are told.
func (s *Session) given(roots []string, settings above) given {
	return given{settings, s.options.Rules, roots, s.options.Environment, s.options.Stores}
}

// Snapshot returns the latest Snapshot.
func (s *Session) Snapshot() *Snapshot { return s.latest.Load() }

// Edit records that the document at path, an absolute path or a URI that is no
// file's, now has text; the first Edit opens it. Nothing is parsed before somebody
// asks.
func (s *Session) Edit(path string, version int32, text *source.Text) *Snapshot {
	return s.next(func(old, now *Snapshot) (then func()) {
		file := &File{Path: path, Version: version, Open: true, Text: text}
		then = s.edited(path)
		if before, ok := old.open.at(path); ok {
			file.document = before.document
		} else {
			file.document = &openDocument{}
			now.world = old.world.reopened()
			s.facts.forgetClosed([]string{path}, nil)
			then = s.moved(then)
		}
		file.prepare(s, file.document.parse)
		now.open = old.open.with(path, file)
		return then
	})
}

// edited returns what tells the facts that the files at paths have other text. It keeps in
// use what is known of the texts that they have.
func (s *Session) edited(paths ...string) (then func()) {
	told := s.facts.toldFiles(paths)
	return func() {
		s.facts.edited(paths...)
		runtime.KeepAlive(told)
	}
}

// moved returns then, with which the facts are told that imports may lead elsewhere.
func (s *Session) moved(then func()) func() {
	return func() {
		then()
		s.facts.moved()
	}
}

// Close records that the document at path is what is on disk again.
func (s *Session) Close(path string) *Snapshot {
	return s.next(func(old, now *Snapshot) (then func()) {
		file, ok := old.open.at(path)
		if !ok {
			return func() {}
		}
		file.document.close()
		now.open = old.open.without(path)
		now.world = old.world.reopened()
		return s.moved(s.edited(path))
	})
}

// Changed records that files or folders were created, changed or deleted on disk.
func (s *Session) Changed(paths ...string) *Snapshot {
	return s.changed(paths, paths)
}

func (s *Session) changed(paths, below []string) *Snapshot {
	return s.next(func(old, now *Snapshot) (then func()) {
		if len(paths) == 0 {
			return func() {}
		}
		then = s.moved(s.edited(paths...))
		now.world = old.world.changed(paths, below)
		s.facts.forgetClosed(paths, below)
		return then
	})
}

// Refresh looks at the disk for changes that nobody reported, of all that was read
// so far, and returns the files and folders that have changed.
func (s *Session) Refresh() []string {
	paths := s.Snapshot().world.disk.stale()
	if len(paths) > 0 {
		s.changed(paths, nil)
	}
	return paths
}

// Configure replaces the roots and the settings that stand above the files'; see
// Options. If they are as they were, the Snapshot stays the latest.
func (s *Session) Configure(roots []string, settings Settings, folders map[string]Settings) *Snapshot {
	roots, settled := cleanRoots(roots), above{settings, folders}
	if latest := s.Snapshot(); slices.Equal(latest.roots, roots) && latest.world.above.equals(settled) {
		return latest
	}
	return s.next(func(old, now *Snapshot) (then func()) {
		now.roots = roots
		now.world = newWorld(s.given(roots, settled), old.world.disk)
		return s.facts.moved
	})
}

// next makes change to a copy of the latest Snapshot, which then is the latest, and does
// then what change returns.
func (s *Session) next(change func(old, now *Snapshot) (then func())) *Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.latest.Load()
	now := &Snapshot{session: s, roots: old.roots, open: old.open, world: old.world}
	then := change(old, now)
	s.latest.Store(now)
	then()
	return now
}

func cleanRoots(roots []string) []string {
	clean := make([]string, len(roots))
	for i, root := range roots {
		clean[i] = filepath.Clean(root)
	}
	slices.Sort(clean)
	return slices.Compact(clean)
}
