package workspace

import (
	"context"
	"hash/maphash"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"unique"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A unit is what was concluded from one File: its meaning, its findings, and what
// that asked of other modules. It holds as long as they would answer the same.
type unit struct {
	session *Session
	file    *File
	conf    *Configuration
	search  *search
	program semantic.Program
	module  func() *semantic.Module
	outline func() *semantic.Outline
	known   atomic.Pointer[semantic.Module] // what module returned
	record  *record                         // nil if nothing is remembered of it
	foreign bool                            // it is no code of a project that is open

	epoch atomic.Uint64 // in which it was last seen to hold

	checking sync.Mutex // held while the file is checked
	checked  bool
	found    []*analysis.Diagnostic
	last     atomic.Pointer[checkedText] // of which some of that was kept

	mu    sync.Mutex
	asked map[string]answer
	read  reads
	seen  map[*semantic.Module]struct{}             // at which the text looks: see View
	texts map[*semantic.Function]*semantic.Function // what Read returned
}

// An answer is what a unit was told about a module that it asked for.
type answer struct {
	target  target
	summary *semantic.Summary // nil: there is no such module, or nobody knows what is in it
	hash    uint64
	from    *unit // whose summary it is; nil if it is of no file
}

// newUnit returns the unit of f as s sees it.
func (s *Snapshot) newUnit(f *File) *unit {
	u := &unit{session: s.session, file: f, conf: s.configurationIn(filepath.Dir(f.Path)), search: s.searchOf(f.Path), asked: map[string]answer{}, read: reads{}, seen: map[*semantic.Module]struct{}{}, texts: map[*semantic.Function]*semantic.Function{}}
	u.record, u.foreign = s.session.options.Memory.begin(s, u), !isBelowAny(f.Path, s.roots) || s.Excludes(f.Path)
	u.epoch.Store(s.session.facts.epoch.Load())
	u.program = semantic.Program{
		Name: u.search.moduleName(f.Path), IsPackage: isInit(f.Path), Tree: f.Tree(), Target: u.conf.Target, Importer: u, Async: u.conf.Async,
		File: unique.Make(f.Path),
	}
	u.module, u.outline = sync.OnceValue(u.analyze), sync.OnceValue(u.findOutline)
	return u
}

func (u *unit) analyze() *semantic.Module {
	m := u.program.Analyze()
	u.known.Store(m)
	return m
}

// findOutline returns the Outline of the module of u, an open document. It is found in the
// Module of the whole where that of the text before was checked in one.
func (u *unit) findOutline() *semantic.Outline {
	var before *semantic.Outline
	var whole func() *semantic.Module
	if last := u.file.document.checked.Load(); last != nil {
		before = last.result.Outline()
		if last.result.NeededAll() {
			whole = u.module
		}
	}
	outline, _ := u.program.Revise(before, nil, whole)
	return outline
}

// check returns what is found in the file of u. If ctx ends first, the next call begins
// anew.
func (u *unit) check(ctx context.Context) ([]*analysis.Diagnostic, error) {
	u.checking.Lock()
	defer u.checking.Unlock()
	if u.checked {
		return u.found, nil
	}
	config := u.conf.Checks(u.file.Path)
	config.Stop = func() bool { return ctx.Err() != nil }
	whole := true
	if crashed := u.session.options.Crashed; crashed != nil {
		config.Crashed = func(r *analysis.Rule, reason any) {
			whole = false
			crashed(u.file.Path, r, reason)
		}
	}
	found := u.findAll(ctx, config)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if whole {
		u.session.options.Memory.keep(u, found)
	}
	u.found, u.checked = u.conf.baseline.unknown(u.file, found), true
	return u.found, nil
}

// findAll runs the rules. What was found in an earlier text of an open document is
// found again where it was.
func (u *unit) findAll(ctx context.Context, config *analysis.Config) []*analysis.Diagnostic {
	options := u.session.options
	document := u.file.document
	if document == nil {
		return analysis.Check(u.module(), options.Rules, config)
	}
	var before *analysis.Checked
	p := u.program
	now, last := &checkedText{conf: u.conf, search: u.search, epoch: u.epoch.Load()}, document.checked.Load()
	if last != nil {
		if heard, ok := u.isTold(last); ok {
			before, p.Heard = last.result, heard
			u.last.Store(last)
		}
	}
	now.result = analysis.Again(before, p, u.module, options.Rules, config)
	if ctx.Err() != nil {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	now.read, now.leads = u.read.clone(), u.leads(u.last.Load())
	now.ties = u.session.facts.tied()
	document.checked.Store(now)
	return now.result.Found
}

// A checkedText is what was found in a text of an open document, and by what.
type checkedText struct {
	conf   *Configuration
	search *search
	epoch  uint64            // in which what other modules said was still so
	ties   uint64            // of the facts when that was known
	leads  map[string]target // of what it imports
	read   reads
	result *analysis.Checked
}

// leads returns where the imports of u led that were followed, and those of last, of which
// some of what was found in u was kept. The caller holds mu.
func (u *unit) leads(last *checkedText) map[string]target {
	all := map[string]target{}
	if last != nil {
		maps.Copy(all, last.leads)
	}
	for name, a := range u.asked {
		all[name] = a.target
	}
	return all
}

// isTold reports whether u is told the same of other modules as the text of last was, where
// that matters, but for the names heard: see semantic.Program.
func (u *unit) isTold(last *checkedText) (heard map[semantic.Word]bool, ok bool) {
	now := u.session.Snapshot()
	heard, differs := u.session.mayDiffer(u.file.Path, last)
	return heard, u.conf == last.conf && !differs && now.leadsSame(u, last) && u.readsSame(last.read)
}

// textSeed is that of the hashes of texts.
var textSeed = maphash.MakeSeed()

// hash returns a number that stays the same as long as others may know the same of u. Of
// what is only read here, such as an installed package, any change of the text may be one:
// that is found out sooner than what others may know, and it hardly ever changes.
func (u *unit) hash() uint64 {
	switch {
	case u.file.document != nil:
		return u.outline().Hash
	case u.foreign:
		return maphash.String(textSeed, u.file.Text.String())
	}
	return u.module().Summary().Hash()
}

// Import finds what the module called name exports, as the file of u would import
// it, in the latest Snapshot, and notes what was answered. The same question always
// gets the same answer.
func (u *unit) Import(name string) (*semantic.Summary, bool) {
	u.mu.Lock()
	a, ok := u.asked[name]
	u.mu.Unlock()
	if !ok {
		a = u.session.Snapshot().answer(u, name)
		u.mu.Lock()
		if first, had := u.asked[name]; had {
			a = first
		} else {
			u.asked[name] = a
			u.session.options.Memory.note(u.record, name, a)
			u.session.facts.noteLead(u.file.Path, name, a.target)
		}
		u.mu.Unlock()
	}
	return a.summary, a.summary != nil
}

// View notes that the text of u looks at other, which some other module may have imported: it may
// be the Module of u itself, which then hears of what it says.
func (u *unit) View(other *semantic.Module) {
	u.mu.Lock()
	_, known := u.seen[other]
	u.seen[other] = struct{}{}
	u.mu.Unlock()
	if known {
		return
	}
	if path, ok := u.session.trees.of(other.Tree); ok {
		if path == u.file.Path {
			u.session.tell(u)
		}
		u.session.facts.noteAsked(u.file.Path, path)
	}
}

// IsInstalled reports whether the module called name, which the file of u imports, is of a
// package in the environment.
func (u *unit) IsInstalled(name string) bool {
	if u.search.installed == nil {
		return false
	}
	u.mu.Lock()
	path := u.asked[name].target.path
	u.mu.Unlock()
	return path != "" && slices.ContainsFunc(u.search.installed.packages, func(folder string) bool { return isBelow(path, folder) })
}

// Tells returns what a stub of ours says that f gives, of an installed package.
func (u *unit) Tells(class *semantic.Class, f *semantic.Function) *semantic.Function {
	return library.Tells(class, f)
}

// answer finds what is known of the module name where u imports it.
func (s *Snapshot) answer(u *unit, name string) answer {
	t := s.lead(u.search, name)
	switch t.kind {
	case targetFile:
		other, err := s.unitAt(t.path)
		if err != nil {
			s.session.facts.unreadable(t.path)
			return answer{target: t}
		}
		hash := s.session.tell(other)
		if library.IsRewritten(name, u.program.Tree) {
			return answer{target: t, hash: hash, from: other}
		}
		return answer{t, other.module().Summary(), hash, other}
	case targetNamespace, targetLibrary:
		if summary, ok := library.New(u.conf.Target).Import(name); ok {
			return answer{target: t, summary: summary}
		}
		if t.kind == targetNamespace {
			return answer{target: t, summary: u.namespacePackage(name).Summary()}
		}
	}
	return answer{target: t}
}

// namespacePackage is the module of a package that has no file (PEP 420), as the file
// of u imports it.
func (u *unit) namespacePackage(name string) *semantic.Module {
	return semantic.Analyze(name, true, syntax.ParseOnce(source.New("")), u.conf.Target, u)
}

// settledUnit returns the unit of the file at path after all edits so far are known
// to change what modules export, or not to.
func (s *Snapshot) settledUnit(path string) (*unit, error) {
	s.session.settle()
	return s.unitAt(path)
}

// unitAt returns the unit of the file at path, made anew if the last one no longer
// holds.
func (s *Snapshot) unitAt(path string) (*unit, error) {
	f, err := s.File(path)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	u := f.unit
	f.mu.Unlock()
	if u != nil && s.holds(u) {
		return u, nil
	}
	made := s.newUnit(f)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.unit != u {
		return f.unit, nil
	}
	f.unit = made
	return made, nil
}

// settle finds out whether the edits since the last time changed what others were
// told of the edited modules.
func (s *Session) settle() {
	s.facts.settling.Lock()
	defer s.facts.settling.Unlock()
	edited := s.facts.takeEdited()
	if len(edited) == 0 {
		return
	}
	now := s.Snapshot()
	for path, count := range edited {
		if u, err := now.unitAt(path); err == nil {
			s.tell(u)
			s.facts.show(u.file)
		} else {
			s.facts.unknown(path)
		}
		s.facts.settled(path, count)
	}
}

// lastUnit returns the unit that was last made of the file at path, which may no
// longer hold, or a new one.
func (s *Snapshot) lastUnit(path string) (*unit, bool) {
	f, err := s.File(path)
	if err != nil {
		return nil, false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.unit == nil {
		f.unit = s.newUnit(f)
	}
	return f.unit, true
}
