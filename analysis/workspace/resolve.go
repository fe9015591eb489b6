package workspace

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"awaiter/analysis/library"
)

// A search says where the modules that one file imports are looked for. It is the
// same for all files of a folder, and holds as long as its world.
type search struct {
	folders   []string // in the order of sys.path
	tops      []string // those of folders that are the top of a project, or "src" in it; longer ones first
	script    string   // the folder, if it is no package: its modules shadow the standard library's
	packages  string   // where the outermost package of the folder lies, "" if it is none
	isLibrary bool     // the folder is of the standard library itself
	installed *environment
	found     sync.Map // module name to target
}

// A target is what a module name leads to.
type target struct {
	kind targetKind
	path string // of a targetFile; of the first folder of a targetNamespace
}

type targetKind uint8

const (
	targetNone      targetKind = iota // there is none that we can see
	targetFile                        // a module, or the __init__ file of a package
	targetNamespace                   // a package without a file (PEP 420)
	targetLibrary                     // described in analysis/library, if at all
)

// searchOf returns where the modules that the file at path imports are looked for.
// A document that is no file sees the library only.
func (s *Snapshot) searchOf(path string) *search {
	folder := filepath.Dir(path)
	if !filepath.IsAbs(path) {
		folder = ""
	}
	if known, ok := s.world.searches.Load(folder); ok {
		return known.(*search)
	}
	known, _ := s.world.searches.LoadOrStore(folder, s.newSearch(folder))
	return known.(*search)
}

func (s *Snapshot) newSearch(folder string) *search {
	made := &search{installed: s.configurationIn(folder).environment}
	if folder == "" {
		return made
	}
	made.packages = s.packageFolder(folder)
	if made.packages == "" {
		made.script = folder
		made.add(folder)
	} else {
		made.add(made.packages)
	}
	tops := []string{s.configurationIn(folder).Project}
	for _, root := range slices.Backward(s.roots) {
		if folder == root || isBelow(folder, root) {
			tops = append(tops, root)
		}
	}
	for _, top := range tops {
		if top == "" {
			continue
		}
		if src := filepath.Join(top, "src"); s.world.disk.isFolder(src) && !s.isPackage(src) {
			made.add(src)
			made.tops = append(made.tops, src)
		}
		made.add(top)
		made.tops = append(made.tops, top)
	}
	slices.SortFunc(made.tops, func(a, b string) int { return len(b) - len(a) })
	made.isLibrary = slices.ContainsFunc(made.folders, func(folder string) bool {
		return s.isFile(filepath.Join(folder, "os.py")) && s.isFile(filepath.Join(folder, "abc.py")) && s.isFile(filepath.Join(folder, "site.py"))
	})
	return made
}

// equals reports whether r and other look for modules in the same places. What is there may
// differ.
func (r *search) equals(other *search) bool {
	return r == other || slices.Equal(r.folders, other.folders) && slices.Equal(r.tops, other.tops) && r.script == other.script &&
		r.packages == other.packages && r.isLibrary == other.isLibrary && reflect.DeepEqual(r.installed, other.installed)
}

func (r *search) add(folder string) {
	if !slices.Contains(r.folders, folder) {
		r.folders = append(r.folders, folder)
	}
}

// packageFolder returns the nearest folder above that is no package itself, "" if
// folder is none.
func (s *Snapshot) packageFolder(folder string) string {
	if !s.isPackage(folder) {
		return ""
	}
	for s.isPackage(folder) && filepath.Dir(folder) != folder {
		folder = filepath.Dir(folder)
	}
	return folder
}

func (s *Snapshot) isPackage(folder string) bool {
	return s.isFile(filepath.Join(folder, "__init__.py")) || s.isFile(filepath.Join(folder, "__init__.pyi"))
}

// isFile reports whether there is such a file, open or on disk.
func (s *Snapshot) isFile(path string) bool {
	_, open := s.open.at(path)
	return open || s.world.disk.isFile(path)
}

// moduleName returns the dotted name under which other files import the one at
// path, "" if it cannot be imported.
func (r *search) moduleName(path string) string {
	switch {
	case r.packages != "":
		return dottedName(r.packages, path)
	case r.script == "":
		return ""
	}
	for _, top := range r.tops {
		if name := dottedName(top, path); name != "" {
			return name
		}
	}
	return dottedName(r.script, path)
}

// dottedName returns the name of the module at path as seen from folder, "" if it
// has none.
func dottedName(folder, path string) string {
	below, err := filepath.Rel(folder, strings.TrimSuffix(path, filepath.Ext(path)))
	if err != nil || !isPython(path) {
		return ""
	}
	parts := strings.Split(filepath.ToSlash(below), "/")
	if last := len(parts) - 1; parts[last] == "__init__" && last > 0 {
		parts = parts[:last]
	}
	if !slices.ContainsFunc(parts, func(part string) bool { return !isIdentifier(part) }) {
		return strings.Join(parts, ".")
	}
	return ""
}

func isIdentifier(s string) bool {
	for i, r := range s {
		if r < 0x80 && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

func isInit(path string) bool {
	name := filepath.Base(path)
	return name == "__init__.py" || name == "__init__.pyi"
}

// locate returns what the absolute module name leads to where r searches.
func (s *Snapshot) locate(r *search, name string) target {
	if t, ok := r.found.Load(name); ok {
		return t.(target)
	}
	t := s.find(r, name)
	r.found.Store(name, t)
	return t
}

// find imports as Python does, without running anything. The standard library comes
// before the project but behind the folder of a script (Python tutorial, "The
// Module Search Path"). Where a module of the project might come first or not,
// depending on how the program is started, nothing is found. Installed packages come
// behind the project, and a namespace package last (PEP 420).
func (s *Snapshot) find(r *search, name string) target {
	top, _, _ := strings.Cut(name, ".")
	if isStandard(top) {
		switch {
		case r.isLibrary || alwaysLoaded[top]:
			return s.standard(r, name)
		case r.script != "" && s.inFolders([]string{r.script}, top).kind == targetFile:
		case s.inFolders(r.folders, top).kind == targetFile:
			return target{}
		default:
			return s.standard(r, name)
		}
	}
	t := s.walk(r.folders, name)
	if t.kind == targetFile {
		return t
	}
	if first := s.inFolders(r.folders, top); first.kind == targetFile && !s.extendsPath(first.path) {
		return t
	}
	if installed := s.installed(r, top, name); installed.kind != targetNone {
		return installed
	}
	if t.kind == targetNone {
		return target{kind: targetLibrary}
	}
	return t
}

// standard returns where the module name of the standard library is known from: from
// our description, else from its source, if that is seen.
func (s *Snapshot) standard(r *search, name string) target {
	if e := r.installed; e != nil && e.standard != "" && !library.Describes(name) {
		if t := s.walk([]string{e.standard}, name); t.kind == targetFile {
			return t
		}
	}
	return target{kind: targetLibrary}
}

// installed returns where the module name of a package that is installed is known from:
// from our description if that says more, else from its stubs (PEP 561), else from its
// source.
func (s *Snapshot) installed(r *search, top, name string) target {
	e := r.installed
	switch {
	case library.Outranks(name):
		return target{kind: targetLibrary}
	case e == nil:
		return target{}
	}
	if t := s.walk(e.packages, top+"-stubs"+strings.TrimPrefix(name, top)); t.kind == targetFile {
		return t
	}
	t := s.walk(e.packages, name)
	if t.kind != targetFile {
		t = cmp.Or(s.inPlace(e, name), t)
	}
	return t
}

// walk follows the dotted name from package to package.
func (s *Snapshot) walk(folders []string, name string) target {
	for {
		part, rest, more := strings.Cut(name, ".")
		f := s.inFolders(folders, part)
		t := target{kind: f.kind, path: f.path}
		if f.kind == targetNamespace {
			t.path = f.folders[0]
		}
		if !more {
			return t
		}
		if len(f.folders) == 0 {
			return target{}
		}
		next, _, _ := strings.Cut(rest, ".")
		if f.kind == targetFile && s.inFolders(f.folders, next).kind == targetNone && s.extendsPath(f.path) {
			f.folders = s.foldersCalled(part, folders)
		}
		folders, name = f.folders, rest
	}
}

// extendsPath reports whether the package whose file is at path looks for its modules in
// all folders of its name, as pkgutil.extend_path and pkg_resources.declare_namespace do. A
// module that is no package has no modules.
func (s *Snapshot) extendsPath(path string) bool {
	if filepath.Base(path) != "__init__.py" {
		return false
	}
	if f, open := s.open.at(path); open {
		return mentionsExtension(f.Text.String())
	}
	type key struct{ path string }
	return s.world.disk.kept(key{path}, func() any {
		content, err := s.world.disk.bytes(path)
		return err == nil && mentionsExtension(string(content))
	}).(bool)
}

func mentionsExtension(text string) bool {
	return strings.Contains(text, "extend_path") || strings.Contains(text, "declare_namespace")
}

// foldersCalled returns the folders called name in folders.
func (s *Snapshot) foldersCalled(name string, folders []string) []string {
	var all []string
	for _, folder := range folders {
		if at := filepath.Join(folder, name); s.world.disk.isFolder(at) {
			all = append(all, at)
		}
	}
	return all
}

// foundPart is what one part of a dotted name leads to.
type foundPart struct {
	kind    targetKind
	path    string
	folders []string // where the parts behind it are looked for
}

// inFolders looks for one part of a dotted name: the first package or module wins,
// else all folders of that name make a namespace package together. Of a module and
// its stub, the stub says more.
func (s *Snapshot) inFolders(folders []string, part string) foundPart {
	var portions []string
	for _, folder := range folders {
		at := filepath.Join(folder, part)
		for _, init := range []string{"__init__.pyi", "__init__.py"} {
			if path := filepath.Join(at, init); s.isFile(path) {
				return foundPart{targetFile, path, []string{at}}
			}
		}
		for _, ext := range []string{".pyi", ".py"} {
			if s.isFile(at + ext) {
				return foundPart{kind: targetFile, path: at + ext}
			}
		}
		if s.world.disk.isFolder(at) {
			portions = append(portions, at)
		}
	}
	if portions == nil {
		return foundPart{}
	}
	return foundPart{kind: targetNamespace, folders: portions}
}
