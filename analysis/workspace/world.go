package workspace

import (
	"reflect"
	"sync"

	"awaiter/analysis"
)

// A world is what Snapshots share until the disk, the settings or the set of open
// documents changes: what is on disk, and what was concluded from it.
type world struct {
	given
	disk           *disk
	configurations *sync.Map // folder to *Configuration
	before         *sync.Map // as they were before something changed; one that is equal is kept
	searches       *sync.Map // folder to *search
}

// given is what a world is told, and does not find on disk.
type given struct {
	above       above
	rules       []*analysis.Rule
	roots       []string
	environment string   // see Options.Environment
	stores      []string // see Options.Stores
}

// above are the settings that stand above those of files.
type above struct {
	everywhere Settings
	folders    map[string]Settings // in the place of everywhere, in a folder and below it
}

// in returns those that hold in folder.
func (a above) in(folder string) Settings {
	holds, inner := a.everywhere, ""
	for at, s := range a.folders {
		if (at == folder || isBelow(folder, at)) && len(at) > len(inner) {
			holds, inner = s, at
		}
	}
	return holds
}

// equals reports whether the settings of a and b are the same everywhere.
func (a above) equals(b above) bool {
	if len(a.folders) != len(b.folders) || !a.everywhere.equals(b.everywhere) {
		return false
	}
	for folder, s := range a.folders {
		if t, ok := b.folders[folder]; !ok || !s.equals(t) {
			return false
		}
	}
	return true
}

// equals reports whether s and t choose the same.
func (s Settings) equals(t Settings) bool { return reflect.DeepEqual(s.trimmed(), t.trimmed()) }

// trimmed returns s without lists and tables that choose nothing. An empty Select turns
// all rules off.
func (s Settings) trimmed() Settings {
	for _, list := range []*[]string{&s.ExtendSelect, &s.Ignore, &s.Exclude} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	if len(s.Severity) == 0 {
		s.Severity = nil
	}
	if len(s.PerFileIgnores) == 0 {
		s.PerFileIgnores = nil
	}
	if len(s.Options) == 0 {
		s.Options = nil
	}
	if len(s.Views) == 0 {
		s.Views = nil
	}
	return s
}

func newWorld(g given, d *disk) *world {
	return &world{given: g, disk: d, configurations: &sync.Map{}, before: &sync.Map{}, searches: &sync.Map{}}
}

// reopened returns the world after a document was opened or closed, which may make
// a module appear or vanish.
func (w *world) reopened() *world {
	next := *w
	next.searches = &sync.Map{}
	return &next
}

// changed returns the world after paths changed on disk, and all below the folders
// in below.
func (w *world) changed(paths, below []string) *world {
	next := newWorld(w.given, w.disk.without(paths, below))
	for _, known := range []*sync.Map{w.before, w.configurations} {
		known.Range(func(folder, c any) bool {
			next.before.Store(folder, c)
			return true
		})
	}
	return next
}

// configuration returns what is in force in folder.
func (w *world) configuration(folder string) *Configuration {
	if c, ok := w.configurations.Load(folder); ok {
		return c.(*Configuration)
	}
	made := configure(w.disk, folder, w.given)
	if before, ok := w.before.Load(folder); ok && before.(*Configuration).equals(made) {
		made = before.(*Configuration)
	}
	c, _ := w.configurations.LoadOrStore(folder, made)
	return c.(*Configuration)
}
