package workspace

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A disk is the file system as far as it was looked at. What it saw once it keeps
// to, until a change is reported; then a new disk takes its place.
type disk struct {
	mu      sync.Mutex
	folders map[string]*folder
	read    map[string]stamp // files that were read or missed, as they were then

	known sync.Map // see kept
}

// kept returns what find returned when it was first called for key, a value of a type of
// its own: what follows from files alone. Many folders ask for the same.
func (d *disk) kept(key any, find func() any) any {
	if found, ok := d.known.Load(key); ok {
		return found
	}
	found, _ := d.known.LoadOrStore(key, find())
	return found
}

// A folder is the listing of one folder, empty where it cannot be listed.
type folder struct {
	entries map[string]entry
	links   map[string]bool // those of entries that are links: where these lead may change
	stamp   stamp
	listed  time.Time
	settled atomic.Bool // see isOther
	err     error
}

type entry uint8

const (
	entryNone entry = iota
	entryFile
	entryFolder
	entryFolderLink
	entryOther // a pipe, a socket, a device, a link to nothing
)

// A stamp tells two states of a file apart.
type stamp struct {
	modified time.Time
	size     int64
	mode     fs.FileMode
}

// isFile reports whether s is of a regular file, or of a link to one.
func (s stamp) isFile() bool { return s != stamp{} && s.mode.IsRegular() }

func (s stamp) equals(t stamp) bool {
	return s.size == t.size && s.mode == t.mode && s.modified.Equal(t.modified)
}

// largestFile is how many bytes a file may have that is read: far more than any
// program that people write.
const largestFile = 64 << 20

func newDisk() *disk {
	return &disk{folders: map[string]*folder{}, read: map[string]stamp{}}
}

// kind returns what path is, links followed. Names are compared byte for byte, as
// import does, also where the file system does not.
func (d *disk) kind(path string) entry {
	parent := filepath.Dir(path)
	switch {
	case parent == path:
		return entryFolder
	case d.lacks(parent):
		return entryNone
	}
	return d.list(parent).entries[filepath.Base(path)]
}

// lacks reports whether nothing is at path, as the listing of the folder above shows, which
// was made already.
func (d *disk) lacks(path string) bool {
	d.mu.Lock()
	above := d.folders[filepath.Dir(path)]
	d.mu.Unlock()
	return above != nil && above.err == nil && above.entries[filepath.Base(path)] == entryNone
}

// list returns the listing of the folder at path.
func (d *disk) list(path string) *folder {
	d.mu.Lock()
	f := d.folders[path]
	d.mu.Unlock()
	if f == nil {
		f = listFolder(path)
		d.mu.Lock()
		d.folders[path] = f
		d.mu.Unlock()
		for name := range f.links {
			d.stamp(filepath.Join(path, name))
		}
	}
	return f
}

func listFolder(path string) *folder {
	f := &folder{stamp: stampOf(path), listed: time.Now()}
	found, err := os.ReadDir(path)
	if err != nil {
		f.err = readError(path, err)
	}
	f.entries = make(map[string]entry, len(found))
	for _, e := range found {
		f.entries[e.Name()] = entryOf(path, e)
		if e.Type()&fs.ModeSymlink != 0 {
			if f.links == nil {
				f.links = map[string]bool{}
			}
			f.links[e.Name()] = true
		}
	}
	return f
}

func entryOf(folder string, e fs.DirEntry) entry {
	mode := e.Type()
	link := mode&fs.ModeSymlink != 0
	if link {
		info, err := os.Stat(filepath.Join(folder, e.Name()))
		if err != nil {
			return entryOther
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir() && link:
		return entryFolderLink
	case mode.IsDir():
		return entryFolder
	case mode.IsRegular():
		return entryFile
	}
	return entryOther
}

// isFile reports whether path is a regular file or a link to one.
func (d *disk) isFile(path string) bool { return d.kind(path) == entryFile }

// isFolder reports whether path is a folder or a link to one.
func (d *disk) isFolder(path string) bool {
	kind := d.kind(path)
	return kind == entryFolder || kind == entryFolderLink
}

// bytes returns the content of the file at path.
func (d *disk) bytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	d.mu.Lock()
	d.read[path] = stampFrom(info, err)
	d.mu.Unlock()
	switch {
	case err != nil:
		return nil, readError(path, err)
	case info.IsDir():
		return nil, fmt.Errorf("read %s: it is a folder", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("read %s: it is not a regular file", path)
	case info.Size() > largestFile:
		return nil, fmt.Errorf("read %s: it has %d MB, more than the %d MB that are read", path, info.Size()>>20, largestFile>>20)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, readError(path, err)
	}
	return content, nil
}

// exists reports whether there is a regular file at path. Unlike isFile it lists no
// folder, as those above a project may be large.
func (d *disk) exists(path string) bool { return d.stamp(path).isFile() }

// hasFolder reports whether there is a folder at path, without listing the one above.
func (d *disk) hasFolder(path string) bool {
	return d.stamp(path).mode.IsDir()
}

// stamp returns the stamp of path, the zero stamp if there is nothing.
func (d *disk) stamp(path string) stamp {
	d.mu.Lock()
	s, seen := d.read[path]
	d.mu.Unlock()
	if !seen {
		s = stampOf(path)
		d.mu.Lock()
		d.read[path] = s
		d.mu.Unlock()
	}
	return s
}

// readError says what failed and where, once.
func readError(path string, err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err
	}
	return fmt.Errorf("read %s: %w", path, err)
}

// stale returns the files and folders that are no longer as they were seen.
func (d *disk) stale() []string {
	d.mu.Lock()
	seen, folders := maps.Clone(d.read), maps.Clone(d.folders)
	d.mu.Unlock()
	var changed []string
	for path, f := range folders {
		if s, ok := seen[path]; ok && !s.equals(f.stamp) || f.isOther(path) {
			changed = append(changed, path)
			continue
		}
		seen[path] = f.stamp
	}
	for path, s := range seen {
		if !stampOf(path).equals(s) {
			changed = append(changed, path)
		}
	}
	return changed
}

// coarsest is how far apart two changes of a folder may be that a file system gives the
// same time.
const coarsest = 2 * time.Second

// isOther reports whether the folder at path has other entries than f, which was listed
// so soon after it changed that another change may have the same time.
func (f *folder) isOther(path string) bool {
	if f.settled.Load() || f.listed.Sub(f.stamp.modified) > coarsest {
		return false
	}
	isLate := time.Since(f.stamp.modified) > coarsest
	if !maps.Equal(listFolder(path).entries, f.entries) {
		return true
	}
	f.settled.Store(isLate)
	return false
}

// stampOf returns the stamp of a file or folder, the zero stamp if there is none.
// The size of a folder says nothing.
func stampOf(path string) stamp {
	return stampFrom(os.Stat(path))
}

func stampFrom(info fs.FileInfo, err error) stamp {
	switch {
	case err != nil:
		return stamp{}
	case info.IsDir():
		return stamp{info.ModTime(), 0, info.Mode()}
	}
	return stamp{info.ModTime(), info.Size(), info.Mode()}
}

// without returns a disk that looks again at paths, at the folders they are in, and at
// all below the folders in below.
func (d *disk) without(paths, below []string) *disk {
	next := newDisk()
	d.mu.Lock()
	defer d.mu.Unlock()
	gone := make(map[string]bool, len(paths)*2)
	for _, path := range paths {
		gone[path] = true
		for at := path; filepath.Dir(at) != at; {
			if at = filepath.Dir(at); gone[at] {
				break
			}
			gone[at] = true
			if d.knows(at) {
				break
			}
		}
	}
	for path, f := range d.folders {
		if !gone[path] && !isBelowAny(path, below) {
			next.folders[path] = f
		}
	}
	for path, s := range d.read {
		if !gone[path] && !isBelowAny(path, below) {
			next.read[path] = s
		}
	}
	return next
}

// knows reports whether the folder at path is known to be there or known not to be, and
// is so: a file that is made or gone may have made its folders or taken them along.
func (d *disk) knows(path string) bool {
	var known []bool
	if s, ok := d.read[path]; ok {
		known = append(known, s.mode.IsDir())
	}
	if f := d.folders[filepath.Dir(path)]; f != nil {
		kind := f.entries[filepath.Base(path)]
		known = append(known, kind == entryFolder || kind == entryFolderLink)
	}
	return len(known) > 0 && !slices.Contains(known, !stampOf(path).mode.IsDir())
}

func isBelowAny(path string, folders []string) bool {
	for _, f := range folders {
		if isBelow(path, f) {
			return true
		}
	}
	return false
}

// isBelow reports whether path lies in folder or deeper.
func isBelow(path, folder string) bool {
	if len(folder) > 0 && os.IsPathSeparator(folder[len(folder)-1]) {
		return len(path) > len(folder) && strings.HasPrefix(path, folder)
	}
	return len(path) > len(folder)+1 && strings.HasPrefix(path, folder) && os.IsPathSeparator(path[len(folder)])
}
