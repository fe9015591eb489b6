package workspace

import (
	"path/filepath"
	"slices"
	"sync"

	"awaiter/analysis"
)

// A world is what Snapshots share until the disk, the settings or the set of open
// documents changes: what is on disk, and what was concluded from it.
type world struct {
	disk           *disk
	above          Settings
	rules          []*analysis.Rule
	configurations *sync.Map // folder to *Configuration
	searches       *sync.Map // folder to *search
}

func newWorld(d *disk, above Settings, rules []*analysis.Rule) *world {
	return &world{disk: d, above: above, rules: rules, configurations: &sync.Map{}, searches: &sync.Map{}}
}

// reopened returns the world after a document was opened or closed, which may make
// a module appear or vanish.
func (w *world) reopened() *world {
	next := *w
	next.searches = &sync.Map{}
	return &next
}

// changed returns the world after paths changed on disk. Configurations are kept if
// only Python files did.
func (w *world) changed(paths []string) *world {
	next := newWorld(w.disk.without(paths), w.above, w.rules)
	if !slices.ContainsFunc(paths, func(path string) bool { return !isPython(path) || filepath.Base(path) == "setup.py" }) {
		next.configurations = w.configurations
	}
	return next
}

// configuration returns what is in force in folder.
func (w *world) configuration(folder string) *Configuration {
	if c, ok := w.configurations.Load(folder); ok {
		return c.(*Configuration)
	}
	c, _ := w.configurations.LoadOrStore(folder, configure(w.disk, folder, w.above, w.rules))
	return c.(*Configuration)
}
