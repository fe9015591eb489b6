package workspace

import (
	"container/list"
	"sync"
	"sync/atomic"
)

// facts are what a Session remembers across Snapshots, so that what did not change
// need not be found again. Nothing in it can be seen but by how long it takes.
type facts struct {
	// epoch counts up whenever somebody may have to be told something else about a
	// module than before. What was found in the same epoch holds without a look.
	epoch    atomic.Uint64
	settling sync.Mutex

	mu      sync.Mutex
	hashes  map[string]uint64   // the last that anyone was told, by path
	pending map[string]struct{} // edited since, of those in hashes
	closed  map[string]*list.Element
	recent  list.List // of *File, the most recently used first
	bytes   int       // of the files in recent
	most    int       // how many bytes may be
}

// keptBytes is how much source text of closed files is remembered, with all that
// was concluded from it: some 15 times as much memory.
const keptBytes = 16 << 20

func (f *facts) init() {
	f.epoch.Store(1)
	f.hashes, f.pending = map[string]uint64{}, map[string]struct{}{}
	f.closed, f.most = map[string]*list.Element{}, keptBytes
}

// moved notes that imports may lead elsewhere.
func (f *facts) moved() { f.epoch.Add(1) }

// tell notes that others are told hash about the module at path.
func (f *facts) tell(path string, hash uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if before, ok := f.hashes[path]; ok && before != hash {
		f.moved()
	}
	f.hashes[path] = hash
}

// edited notes that the files at paths have other text.
func (f *facts) edited(paths ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range paths {
		if _, told := f.hashes[path]; told {
			f.pending[path] = struct{}{}
		}
	}
}

// takeEdited returns what was edited since the last call.
func (f *facts) takeEdited() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.pending) == 0 {
		return nil
	}
	paths := sortedKeys(f.pending)
	clear(f.pending)
	return paths
}

// closedFile returns the File of path if it is remembered.
func (f *facts) closedFile(path string) *File {
	f.mu.Lock()
	defer f.mu.Unlock()
	e := f.closed[path]
	if e == nil {
		return nil
	}
	f.recent.MoveToFront(e)
	return e.Value.(*File)
}

// keepClosed remembers file, unless one for the same path came first, which is
// returned then.
func (f *facts) keepClosed(file *File) *File {
	f.mu.Lock()
	defer f.mu.Unlock()
	if e := f.closed[file.Path]; e != nil {
		return e.Value.(*File)
	}
	f.closed[file.Path] = f.recent.PushFront(file)
	f.bytes += file.Text.Len()
	for f.bytes > f.most && f.recent.Len() > 1 {
		f.drop(f.recent.Back())
	}
	return file
}

// forgetClosed forgets the files at paths, and all below the folders in below.
func (f *facts) forgetClosed(paths, below []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, path := range paths {
		if e := f.closed[path]; e != nil {
			f.drop(e)
		}
	}
	if len(below) == 0 {
		return
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
