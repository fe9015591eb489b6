package workspace

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

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

// findEnvironment returns the environment of the files in folder, which is of project or
// of none: the chosen one, an interpreter or a folder; else one of the project's folder or
// of one above it, up to a root or to the top of the repository; else the active one; else
// the only one in the project's folder; nil if there is none of these.
func findEnvironment(d *disk, chosen, folder, project string, g given) *environment {
	if chosen != "" {
		return d.environment(chosen)
	}
	isInside := func(folder string) bool {
		return slices.ContainsFunc(g.roots, func(root string) bool { return isBelow(folder, root) })
	}
	at := project
	if at == "" && (isInside(folder) || slices.Contains(g.roots, folder)) {
		at = folder
	}
	repository := repositoryAbove(d, at)
	for ; at != ""; at = filepath.Dir(at) {
		if e := environmentIn(d, at, g.stores); e != nil {
			return e
		}
		if !isInside(at) && (repository == "" || !isBelow(at, repository)) {
			break
		}
	}
	if g.environment != "" {
		return d.environment(g.environment)
	}
	if project == "" {
		return nil
	}
	if only := onlyEnvironment(d, project); only != "" {
		return d.environment(only)
	}
	return nil
}

// repositoryAbove returns the nearest folder, folder itself or one above it, that is the
// top of a repository, "" if there is none.
func repositoryAbove(d *disk, folder string) string {
	for ; folder != ""; folder = filepath.Dir(folder) {
		if d.stamp(filepath.Join(folder, ".git")) != (stamp{}) {
			return folder
		}
		if filepath.Dir(folder) == folder {
			break
		}
	}
	return ""
}

// environmentIn returns the environment that lies in folder or that tools keep for it
// elsewhere, nil if there is none.
func environmentIn(d *disk, folder string, stores []string) *environment {
	type key struct{ folder string }
	return d.kept(key{folder}, func() any { return findEnvironmentIn(d, folder, stores) }).(*environment)
}

func findEnvironmentIn(d *disk, folder string, stores []string) *environment {
	for _, name := range environmentFolders {
		if at := filepath.Join(folder, name); isEnvironment(d, at) {
			return d.environment(at)
		}
	}
	if at := firstLine(d, filepath.Join(folder, ".venv")); at != "" {
		if !filepath.IsAbs(at) {
			at = filepath.Join(folder, at)
		}
		if isEnvironment(d, at) {
			return d.environment(at)
		}
	}
	if e := localPackages(d, filepath.Join(folder, "__pypackages__")); e != nil {
		return e
	}
	if at := firstLine(d, filepath.Join(folder, ".pdm-python")); filepath.IsAbs(at) && d.exists(at) {
		return d.environment(at)
	}
	for _, store := range stores {
		if at := storedEnvironment(d, store, folder); at != "" {
			return d.environment(at)
		}
	}
	return nil
}

// onlyEnvironment returns the environment in the folder of a project that lies there under
// a name of its own, "" if there is none or more than one.
func onlyEnvironment(d *disk, project string) string {
	type key struct{ project string }
	return d.kept(key{project}, func() any {
		only := ""
		for name, kind := range d.list(project).entries {
			at := filepath.Join(project, name)
			if kind != entryFolder || !d.exists(filepath.Join(at, "pyvenv.cfg")) {
				continue
			}
			if only != "" {
				return ""
			}
			only = at
		}
		return only
	}).(string)
}

func isEnvironment(d *disk, folder string) bool {
	return d.exists(filepath.Join(folder, "pyvenv.cfg")) || isConda(d, folder)
}

// firstLine returns the first line of the file at path without the spaces around it, ""
// if there is no such file.
func firstLine(d *disk, path string) string {
	if !d.exists(path) {
		return ""
	}
	content, err := d.bytes(path)
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(content), "\n")
	return strings.TrimSpace(line)
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
	for _, v := range versionFolders(d, folder, "") {
		e.version, e.from = v.version(), folder
		e.addPackages(d, filepath.Join(folder, v.name, "lib"))
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
	folder, exe := prefixOf(d, path)
	e := &environment{folder: folder}
	config := readVirtual(d, folder)
	e.setVersion(config["version"], filepath.Join(folder, "pyvenv.cfg"))
	base := folder
	if config != nil {
		base = e.base(d, config["home"])
	}
	e.addInstalled(d, folder, cmp.Or(e.version, versionIn(exe)))
	if config == nil || config["include-system-site-packages"] == "true" {
		if config != nil {
			e.addInstalled(d, base, e.version)
		}
		e.addPackages(d, filepath.Join(base, "lib", "python3", "dist-packages")) // Debian
	}
	e.standard = standardFolder(d, base, cmp.Or(e.version, versionIn(exe)))
	return e
}

// prefixOf returns the folder of the environment at path, its folder or the interpreter in
// it, and the name of the interpreter. As Python does, it follows links from an interpreter
// that no pyvenv.cfg is beside (PEP 405).
func prefixOf(d *disk, path string) (folder, exe string) {
	path = filepath.Clean(path)
	if !d.exists(path) {
		if isBin(path) && !isEnvironment(d, path) {
			return filepath.Dir(path), ""
		}
		return path, ""
	}
	if folder, exe = prefixBeside(path); isEnvironment(d, folder) {
		return folder, exe
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return prefixBeside(real)
	}
	return folder, exe
}

// prefixBeside returns the folder of the environment that the interpreter at path lies in.
func prefixBeside(path string) (folder, exe string) {
	folder, exe = filepath.Dir(path), filepath.Base(path)
	if isBin(folder) {
		folder = filepath.Dir(folder)
	}
	return folder, exe
}

// isBin reports whether a folder is one for programs, by its name.
func isBin(folder string) bool {
	name := filepath.Base(folder)
	return name == "bin" || name == "Scripts"
}

// base returns the folder of the environment that e, a virtual one, was made from: that of
// the interpreter that home names, else of the one that e links to.
func (e *environment) base(d *disk, home string) string {
	if filepath.IsAbs(home) {
		if base, _ := prefixOf(d, home); standardFolder(d, base, e.version) != "" {
			return base
		}
	}
	if real, err := filepath.EvalSymlinks(filepath.Join(e.folder, "bin", "python")); err == nil {
		base, _ := prefixBeside(real)
		return base
	}
	return e.folder
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
		for _, v := range versionFolders(d, lib, "python", "pypy") {
			if wanted != 0 && v.version() != wanted {
				continue
			}
			e.addPackages(d, filepath.Join(lib, v.name, "site-packages"))
			e.addPackages(d, filepath.Join(lib, v.name, "dist-packages"))
			if e.version == 0 {
				e.version, e.from = v.version(), filepath.Join(lib, v.name)
			}
			break
		}
	}
}

// A versionFolder is a folder for one version of Python, by its name: "python3.11",
// "python3.13t" without a global lock, "pypy3.10".
type versionFolder struct {
	name  string
	minor int
}

func (v versionFolder) version() syntax.Version { return clampVersion(v.minor) }

// versionFolders returns the folders in folder that are called one of prefixes and "3.N",
// the newest first.
func versionFolders(d *disk, folder string, prefixes ...string) []versionFolder {
	if !d.hasFolder(folder) {
		return nil
	}
	var found []versionFolder
	for _, name := range sortedKeys(d.list(folder).entries) {
		for _, prefix := range prefixes {
			minor, ok := strings.CutPrefix(name, prefix+"3.")
			if n, err := strconv.Atoi(strings.TrimSuffix(minor, "t")); ok && err == nil {
				found = append(found, versionFolder{name, n})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b versionFolder) int { return b.minor - a.minor })
	return found
}

// standardFolder returns where the sources of the standard library of the Python at
// prefix lie, or "".
func standardFolder(d *disk, prefix string, wanted syntax.Version) string {
	folders := []string{filepath.Join(prefix, "Lib")}
	for _, v := range versionFolders(d, filepath.Join(prefix, "lib"), "python", "pypy") {
		if wanted == 0 || v.version() == wanted {
			folders = append(folders, filepath.Join(prefix, "lib", v.name))
		}
	}
	for _, folder := range folders {
		if d.exists(filepath.Join(folder, "os.py")) {
			return folder
		}
	}
	return ""
}
