package workspace

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// An environment is a Python that a program runs in: where its installed packages and
// its standard library lie. All of it is found by reading files.
type environment struct {
	folder   string            // sys.prefix
	version  syntax.Version    // 0 if no file says it
	from     string            // the file that says the version
	packages []string          // folders of packages in the order of sys.path
	editable map[string]string // top-level modules that an import hook of setuptools finds, to their files or folders
	standard string            // the folder of the standard library's sources, or ""
}

// environmentFolders are where environments lie in the folder of a project.
var environmentFolders = []string{".venv", "venv", "env"}

// findEnvironment returns the environment of a project: the chosen one, an interpreter
// or a folder; else one in the project's folder or in a folder above it up to a root;
// else the given one, of the process; nil if there is none of these.
func findEnvironment(d *disk, chosen, project string, roots []string, given string) *environment {
	if chosen != "" {
		return d.environment(chosen)
	}
	for folder := project; folder != ""; folder = filepath.Dir(folder) {
		for _, name := range environmentFolders {
			if at := filepath.Join(folder, name); d.exists(filepath.Join(at, "pyvenv.cfg")) || isConda(d, at) {
				return d.environment(at)
			}
		}
		if e := localPackages(d, filepath.Join(folder, "__pypackages__")); e != nil {
			return e
		}
		if !slices.ContainsFunc(roots, func(root string) bool { return isBelow(folder, root) }) {
			break
		}
	}
	if given != "" {
		return d.environment(given)
	}
	return nil
}

func isConda(d *disk, folder string) bool {
	return d.hasFolder(filepath.Join(folder, "conda-meta"))
}

// localPackages returns the environment of a __pypackages__ folder (PEP 582), nil if
// there is none.
func localPackages(d *disk, folder string) *environment {
	if !d.hasFolder(folder) {
		return nil
	}
	e := &environment{folder: folder}
	for _, name := range versionFolders(d, folder, "") {
		e.setVersion(strings.TrimPrefix(name, "3."), folder)
		e.addPackages(d, filepath.Join(folder, name, "lib"))
		return e
	}
	return nil
}

// environment returns the environment at path: its folder, or the interpreter in it.
func (d *disk) environment(path string) *environment {
	type key struct{ path string }
	return d.kept(key{path}, func() any { return readEnvironment(d, path) }).(*environment)
}

func readEnvironment(d *disk, path string) *environment {
	e := &environment{folder: filepath.Clean(path)}
	exe := ""
	if d.exists(path) {
		e.folder, exe = filepath.Split(e.folder)
		e.folder = filepath.Clean(e.folder)
		if name := filepath.Base(e.folder); name == "bin" || name == "Scripts" {
			e.folder = filepath.Dir(e.folder)
		}
	}
	config := readVirtual(d, e.folder)
	e.setVersion(config["version"], filepath.Join(e.folder, "pyvenv.cfg"))
	base := e.folder
	if home := config["home"]; home != "" {
		base = home
		if name := filepath.Base(home); name == "bin" || name == "Scripts" {
			base = filepath.Dir(home)
		}
	}
	e.addInstalled(d, e.folder, versionIn(exe))
	if config == nil || config["include-system-site-packages"] == "true" {
		if config != nil {
			e.addInstalled(d, base, e.version)
		}
		e.addPackages(d, filepath.Join(base, "lib", "python3", "dist-packages")) // Debian
	}
	e.standard = standardFolder(d, base, cmp.Or(e.version, versionIn(exe)))
	return e
}

// readVirtual returns the keys of pyvenv.cfg (PEP 405), nil if there is none;
// virtualenv and uv write "version_info" for "version".
func readVirtual(d *disk, folder string) map[string]string {
	path := filepath.Join(folder, "pyvenv.cfg")
	if !d.exists(path) {
		return nil
	}
	content, err := d.bytes(path)
	if err != nil {
		return nil
	}
	keys := map[string]string{}
	for line := range strings.Lines(string(content)) {
		key, value, _ := strings.Cut(line, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if key == "version_info" {
			key = "version"
		}
		keys[key] = strings.ToLower(strings.TrimSpace(value))
		if key == "home" {
			keys[key] = strings.TrimSpace(value)
		}
	}
	if version, ok := strings.CutPrefix(keys["version"], "3."); ok {
		keys["version"] = version
	} else {
		delete(keys, "version")
	}
	return keys
}

// setVersion takes "11.7" for 3.11.
func (e *environment) setVersion(minor, from string) {
	minor, _, _ = strings.Cut(minor, ".")
	if n, err := strconv.Atoi(minor); err == nil {
		e.version, e.from = clampVersion(n), from
	}
}

// versionIn returns the version in the name of an interpreter: "python3.11".
func versionIn(exe string) syntax.Version {
	if _, minor, ok := strings.Cut(exe, "3."); ok {
		if n, err := strconv.Atoi(strings.TrimRight(minor, "texe.")); err == nil {
			return clampVersion(n)
		}
	}
	return 0
}

// addInstalled adds the packages that are installed under prefix, for the wanted
// version, 0 for the newest one that is there (sysconfig's schemes posix_prefix and nt,
// and Debian's).
func (e *environment) addInstalled(d *disk, prefix string, wanted syntax.Version) {
	e.addPackages(d, filepath.Join(prefix, "Lib", "site-packages"))
	for _, lib := range []string{"lib", "lib64", "local/lib"} {
		lib = filepath.Join(prefix, filepath.FromSlash(lib))
		if lib == filepath.Join(prefix, "lib64") && d.kind(lib) == entryFolderLink {
			continue // venv makes it a link to lib
		}
		for _, name := range versionFolders(d, lib, "python") {
			if wanted != 0 && name != "python"+versionWord(wanted) {
				continue
			}
			e.addPackages(d, filepath.Join(lib, name, "site-packages"))
			e.addPackages(d, filepath.Join(lib, name, "dist-packages"))
			if e.version == 0 {
				e.setVersion(strings.TrimPrefix(name, "python3."), filepath.Join(lib, name))
			}
			break
		}
	}
}

// versionFolders returns the folders in folder that are called prefix and "3.N", the
// newest first.
func versionFolders(d *disk, folder, prefix string) []string {
	if !d.hasFolder(folder) {
		return nil
	}
	minor := func(name string) int {
		n, err := strconv.Atoi(strings.TrimPrefix(name, prefix+"3."))
		if err != nil || !strings.HasPrefix(name, prefix+"3.") {
			return -1
		}
		return n
	}
	var names []string
	for name := range d.list(folder).entries {
		if minor(name) >= 0 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return minor(b) - minor(a) })
	return names
}

// standardFolder returns where the sources of the standard library of the Python at
// prefix lie, or "".
func standardFolder(d *disk, prefix string, wanted syntax.Version) string {
	folders := []string{filepath.Join(prefix, "Lib")}
	for _, name := range versionFolders(d, filepath.Join(prefix, "lib"), "python") {
		if wanted == 0 || name == "python"+versionWord(wanted) {
			folders = append(folders, filepath.Join(prefix, "lib", name))
		}
	}
	for _, folder := range folders {
		if d.exists(filepath.Join(folder, "os.py")) {
			return folder
		}
	}
	return ""
}

// addPackages adds folder, if it is one, and what the .pth files in it name.
func (e *environment) addPackages(d *disk, folder string) {
	if !d.hasFolder(folder) || slices.Contains(e.packages, folder) {
		return
	}
	e.packages = append(e.packages, folder)
	entries := d.list(folder).entries
	for _, name := range sortedKeys(entries) {
		if entries[name] == entryFile && strings.HasSuffix(name, ".pth") {
			e.addPath(d, folder, filepath.Join(folder, name))
		}
	}
}

// addPath adds what the lines of a .pth file name (module site). A line that imports
// is run by Python; of those only the import hooks of setuptools are understood.
func (e *environment) addPath(d *disk, folder, path string) {
	content, err := d.bytes(path)
	if err != nil {
		return
	}
	for line := range strings.Lines(strings.TrimPrefix(string(content), "\uFEFF")) {
		line = strings.TrimSpace(line)
		if module, ok := strings.CutPrefix(line, "import "); ok {
			module, _, _ = strings.Cut(module, ";")
			if module = strings.TrimSpace(module); strings.HasPrefix(module, "__editable__") {
				e.addEditable(d, filepath.Join(folder, module+".py"))
			}
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") || strings.ContainsRune(line, 0) {
			continue
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(folder, line)
		}
		if line = filepath.Clean(line); d.hasFolder(line) && !slices.Contains(e.packages, line) {
			e.packages = append(e.packages, line)
		}
	}
}

// addEditable reads the MAPPING of an import hook that setuptools has written for a
// package that is installed in place.
func (e *environment) addEditable(d *disk, path string) {
	if !d.exists(path) {
		return
	}
	content, err := d.bytes(path)
	if err != nil {
		return
	}
	tree := syntax.ParseOnce(source.New(string(content)))
	for dict := range syntax.All[syntax.Dict](tree.Root()) {
		if dict.Parent().Field(syntax.FieldTarget).Text() != "MAPPING" {
			continue
		}
		e.editable = map[string]string{}
		for key := range dict.Keys() {
			name, isName := syntax.As[syntax.Constant](key).StringValue()
			at, isPath := syntax.As[syntax.Constant](key.Next()).StringValue()
			if isName && isPath && filepath.IsAbs(at) {
				e.editable[name] = filepath.Clean(at)
			}
		}
	}
}
