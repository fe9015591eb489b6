package workspace

import (
	"container/list"
	"sync"
	"sync/atomic"
	"weak"

	"awaiter/analysis/semantic"
)

// facts are what a Session remembers across Snapshots, so that what did not change
// need not be found again. Nothing in it can be seen but by how long it takes.
type facts struct {
	// epoch counts up whenever somebody may have to be told something else about a
	// module than before. What was found in the same epoch holds without a look.
	epoch    atomic.Uint64
	settling sync.Mutex

	mu      sync.Mutex
	told    map[string]toldOf              // the last that anyone was told of a module, by path
	pending map[string]*pendingEdit        // edited since, of those in told
	askers  links                          // from files to those that asked for the module there
	asks    links                          // the other way
	readers reads                          // the last that anyone read of functions
	leads   map[string]map[string]target   // by path: where its imports led that were followed
	changes map[string]*changes            // what was told otherwise than before, by path
	changed uint64                         // the last epoch in which something was
	touched uint64                         // the epoch up to which Session.Touched has looked
	ties    uint64                         // how many there are in asks and readers; grows with each
	words   map[string]semantic.Vocabulary // of files, by path
	edits   uint64                         // grows with each edit

	spreadings []*spreading // the latest, of what is said now

	closed map[string]*list.Element
	alive  map[string]weak.Pointer[File] // of closed files that are in recent no more: somebody may still have them
	recent list.List                     // of *File, the most recently used first
	bytes  int                           // of the files in recent
	most   int                           // how many bytes may be
}

// keptBytes is how much source text of closed files is remembered, with all that
// was concluded from it: some 15 times as much memory.
const keptBytes = 16 << 20

func (f *facts) init() {
	f.epoch.Store(1)
	f.told, f.pending, f.readers = map[string]toldOf{}, map[string]*pendingEdit{}, reads{}
	f.leads = map[string]map[string]target{}
	f.askers, f.asks, f.changes, f.words = links{}, links{}, map[string]*changes{}, map[string]semantic.Vocabulary{}
	f.closed, f.alive, f.most = map[string]*list.Element{}, map[string]weak.Pointer[File]{}, keptBytes
}

// moved notes that imports may lead elsewhere.
func (f *facts) moved() { f.epoch.Add(1) }

// closedFile returns the File of path if it is remembered.
func (f *facts) closedFile(path string) *File {
	f.mu.Lock()
	defer f.mu.Unlock()
	if e := f.closed[path]; e != nil {
		f.recent.MoveToFront(e)
		return e.Value.(*File)
	}
	file := f.alive[path].Value()
	if file != nil {
		f.remember(file)
	}
	return file
}

// keepClosed remembers file, unless one for the same path came first, which is
// returned then.
func (f *facts) keepClosed(file *File) *File {
	f.mu.Lock()
	defer f.mu.Unlock()
	if e := f.closed[file.Path]; e != nil {
		return e.Value.(*File)
	}
	f.remember(file)
	return file
}

// remember puts file in front of recent, and lets go of those at its end that are too many.
func (f *facts) remember(file *File) {
	delete(f.alive, file.Path)
	f.closed[file.Path] = f.recent.PushFront(file)
	f.bytes += file.Text.Len()
	for f.bytes > f.most && f.recent.Len() > 1 {
		last := f.recent.Back()
		f.alive[last.Value.(*File).Path] = weak.Make(last.Value.(*File))
		f.drop(last)
	}
}

// forgetClosed forgets the files at paths, and all below the folders in below.
func (f *facts) forgetClosed(paths, below []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range paths {
		delete(f.alive, path)
		if e := f.closed[path]; e != nil {
			f.drop(e)
		}
	}
	if len(below) == 0 {
		return
	}
	for path := range f.alive {
		if isBelowAny(path, below) {
			delete(f.alive, path)
		}
	}
	for path, e := range f.closed {
		if isBelowAny(path, below) {
			f.drop(e)
		}
	}
}

func (f *facts) drop(e *list.Element) {
	file := f.recent.Remove(e).(*File)
	f.bytes -= file.Text.Len()
	delete(f.closed, file.Path)
}
