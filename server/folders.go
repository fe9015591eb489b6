package server

import (
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
	editor  map[string]any // from its settings, above the options
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
func (f *folders) setSettings(sent any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.editor = ourSettings(sent)
}

// read returns the settings in force, and what is wrong with them. A relative path in
// them counts from the first folder.
func (f *folders) read(rules []*analysis.Rule) (workspace.Settings, []workspace.Problem) {
	first := ""
	if paths := f.paths(); len(paths) > 0 {
		first = paths[0]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	values := map[string]any{}
	merge(values, f.options)
	merge(values, f.editor)
	return workspace.ReadSettings(values, first, rules)
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
	settings, problems := s.folders.read(s.options.Rules)
	s.docs.mu.Lock()
	s.session.Configure(s.folders.paths(), settings)
	s.docs.mu.Unlock()
	s.diag.recheck()
	return problems
}

// watched are the files whose change on disk concerns us: modules, configuration,
// and what says where an environment's modules lie.
var watched = []string{"**/*.py", "**/*.pyi", "**/pyproject.toml", "**/awaiter.toml", "**/pyvenv.cfg", "**/*.pth"}

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

// changedOnDisk tells the session of files, and looks again at what is open.
func (s *server) changedOnDisk(paths []string) {
	if len(paths) == 0 {
		return
	}
	s.docs.mu.Lock()
	s.session.Changed(paths...)
	s.docs.mu.Unlock()
	s.diag.recheckSoon()
}
