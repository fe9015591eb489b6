package server

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"awaiter/analysis"
	"awaiter/analysis/workspace"
)

// A folder is one workspace folder of the client.
type folder struct {
	URI  string `json:"uri"`
	Name string `json:"name"`
}

// folders are the workspace folders, and the settings that the editor has for them.
type folders struct {
	mu      sync.Mutex
	all     []folder
	options map[string]any // from initialize
	editor  scopes         // from its settings, above the options
}

// scopes are an editor's settings: for everything, and for each folder for which it
// gave them, as the folder's paths are spelled by pathOf.
type scopes struct {
	all     map[string]any
	folders map[string]map[string]any
}

// begin takes the folders of initialize: the ones it lists, else the older single
// root. Without any, only open files are looked at.
func (f *folders) begin(p initializeParams) {
	f.options = ourSettings(lenient[any](p.InitializationOptions))
	f.all = lenient[[]folder](p.WorkspaceFolders)
	if len(f.all) > 0 {
		return
	}
	if u := lenient[string](p.RootURI); u != "" {
		f.all = []folder{{URI: u}}
	} else if path := lenient[string](p.RootPath); filepath.IsAbs(path) {
		f.all = []folder{{URI: path}}
	}
}

// change adds and removes folders.
func (f *folders) change(added, removed []folder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	has := func(list []folder, one folder) bool {
		return slices.ContainsFunc(list, func(other folder) bool { return pathOf(other.URI) == pathOf(one.URI) })
	}
	f.all = slices.DeleteFunc(slices.Clone(f.all), func(one folder) bool { return has(removed, one) })
	for _, one := range added {
		if !has(f.all, one) {
			f.all = append(f.all, one)
		}
	}
}

// paths returns the folders that are on this machine.
func (f *folders) paths() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var paths []string
	for _, one := range f.all {
		if path := pathOf(one.URI); isFile(path) && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	return paths
}

// uris returns the folders as the client spells them.
func (f *folders) uris() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var uris []string
	for _, one := range f.all {
		if strings.Contains(one.URI, ":") {
			uris = append(uris, one.URI)
		}
	}
	return uris
}

// setSettings takes what an editor sent as the settings, in place of what it sent
// before.
func (f *folders) setSettings(s scopes) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.editor = s
}

// chosen is what of the client's settings is in force, and what is wrong with them.
type chosen struct {
	everywhere workspace.Settings
	folders    map[string]workspace.Settings
	problems   []workspace.Problem
}

// read returns the settings in force. A relative path in those of a folder counts from
// it, and in the others from the first folder.
func (f *folders) read(rules []*analysis.Rule) chosen {
	first := ""
	if paths := f.paths(); len(paths) > 0 {
		first = paths[0]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	s := chosen{folders: map[string]workspace.Settings{}}
	read := func(editor map[string]any, folder string) workspace.Settings {
		values := map[string]any{}
		merge(values, f.options)
		merge(values, editor)
		read, problems := workspace.ReadSettings(values, folder, rules)
		for _, p := range problems {
			if !slices.Contains(s.problems, p) {
				s.problems = append(s.problems, p)
			}
		}
		return read
	}
	s.everywhere = read(f.editor.all, first)
	for _, folder := range slices.Sorted(maps.Keys(f.editor.folders)) {
		s.folders[folder] = read(f.editor.folders[folder], folder)
	}
	return s
}

type foldersParams struct {
	Event struct {
		Added   []folder `json:"added"`
		Removed []folder `json:"removed"`
	} `json:"event"`
}

// didChangeWorkspaceFolders is workspace/didChangeWorkspaceFolders.
func (s *server) didChangeWorkspaceFolders(p foldersParams) error {
	s.folders.change(p.Event.Added, p.Event.Removed)
	s.reconfigure()
	if s.client.configuration {
		s.pullConfiguration()
	}
	return nil
}

// reconfigure hands folders and settings to the session and looks again at all that
// is open.
func (s *server) reconfigure() []workspace.Problem {
	settings := s.folders.read(s.options.Rules)
	s.docs.mu.Lock()
	before := s.session.Snapshot()
	isNew := s.session.Configure(s.folders.paths(), settings.everywhere, settings.folders) != before
	s.docs.mu.Unlock()
	if !isNew {
		return settings.problems
	}
	s.past.again()
	s.reports.forget()
	s.views.stale.Store(true)
	s.diag.recheck()
	return settings.problems
}

// watched are the files whose change on disk concerns us: modules, configuration,
// and what says where an environment's modules lie.
var watched = append([]string{"**/*.py", "**/*.pyi", "**/pyvenv.cfg", "**/*.pth"}, settingsGlobs()...)

// settingsGlobs are the files in which settings stand, ours and those of other tools.
func settingsGlobs() []string {
	var globs []string
	for _, name := range workspace.SettingsFiles() {
		globs = append(globs, "**/"+name)
	}
	return globs
}

// register asks the client to watch files and tell of changed settings, where it
// does so only when asked.
func (s *server) register() {
	var all []protocol.Registration
	if s.client.watchFiles {
		watch := protocol.DidChangeWatchedFilesRegistrationOptions{}
		for _, glob := range watched {
			watch.Watchers = append(watch.Watchers, protocol.FileSystemWatcher{GlobPattern: protocol.Pattern(glob)})
		}
		all = append(all, protocol.Registration{
			ID: "awaiter-files", Method: "workspace/didChangeWatchedFiles", RegisterOptions: encode(&watch),
		})
	}
	if s.client.configurationReg {
		name := protocol.String(section)
		all = append(all, protocol.Registration{
			ID: "awaiter-settings", Method: "workspace/didChangeConfiguration",
			RegisterOptions: encode(&protocol.DidChangeConfigurationRegistrationOptions{Section: name}),
		})
	}
	if len(all) == 0 {
		return
	}
	_, _ = s.ask("client/registerCapability", &protocol.RegistrationParams{Registrations: all})
}

type watchedParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

// didChangeWatchedFiles is workspace/didChangeWatchedFiles. What happened to a file
// is not asked: it is looked at again.
func (s *server) didChangeWatchedFiles(p watchedParams) error {
	var paths []string
	for _, c := range p.Changes {
		if path := pathOf(c.URI); isFile(path) {
			paths = append(paths, path)
		}
	}
	s.changedOnDisk(paths)
	return nil
}

// isKnownFile reports whether there is a program at path and has been, so that only its
// text may be another. The caller holds docs.mu.
func (s *server) isKnownFile(path string) bool {
	if d := s.docs.byPath[path]; (d == nil || d.kind != python) && !s.reports.knows(path) {
		return false
	}
	return isOnDisk(path)
}

// isOnDisk reports whether there is a regular file at path.
func isOnDisk(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// seenOnDisk notes that paths have changed on disk, as the session knows, and looks again
// at what is open. The caller holds docs.mu.
func (s *server) seenOnDisk(paths []string) {
	if slices.ContainsFunc(paths, func(path string) bool { return !s.isKnownFile(path) }) {
		s.worldChanged()
	} else {
		for _, path := range paths {
			s.textChanged(path)
		}
	}
	s.views.stale.Store(true)
	s.diag.soon()
}

// changedOnDisk tells the session of files, and looks again at what is open.
func (s *server) changedOnDisk(paths []string) {
	if len(paths) == 0 {
		return
	}
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	s.session.Changed(paths...)
	s.seenOnDisk(paths)
}
