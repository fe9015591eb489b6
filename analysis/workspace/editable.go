package workspace

import (
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// addPackages adds folder, if it is one, and what the .pth files in it name.
func (e *environment) addPackages(d *disk, folder string) {
	if !d.hasFolder(folder) || slices.Contains(e.packages, folder) {
		return
	}
	e.packages = append(e.packages, folder)
	entries := d.list(folder).entries
	for _, name := range sortedKeys(entries) {
		if entries[name] == entryFile && strings.HasSuffix(name, ".pth") && !strings.HasPrefix(name, ".") {
			e.addPath(d, folder, filepath.Join(folder, name))
		}
	}
}

// addPath adds what the lines of a .pth file name (module site). A line that imports is
// run by Python; what it imports is read here, for packages that are installed in place.
func (e *environment) addPath(d *disk, folder, path string) {
	content, err := d.bytes(path)
	if err != nil {
		return
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(content), "\uFEFF"))
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t\v\f")
		if line == "" || line[0] == '#' || strings.ContainsRune(line, 0) {
			continue
		}
		if module, ok := strings.CutPrefix(strings.Replace(line, "\t", " ", 1), "import "); ok {
			module, _, _ = strings.Cut(module, ";")
			e.addEditable(d, filepath.Join(folder, strings.TrimSpace(module)+".py"))
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

// addEditable reads where the import hook at path, which a build tool has written for a
// package that is installed in place, finds its modules: that of setuptools in the dict
// MAPPING, that of scikit-build-core in the first argument of install(), and those made
// with the package editables (Hatch, PDM) in calls of map_module().
func (e *environment) addEditable(d *disk, path string) {
	if !strings.Contains(filepath.Base(path), "editable") || !d.exists(path) {
		return
	}
	content, err := d.bytes(path)
	if err != nil {
		return
	}
	root := syntax.ParseOnce(source.New(string(content))).Root()
	for dict := range syntax.All[syntax.Dict](root) {
		call := syntax.As[syntax.Call](dict.Parent())
		if dict.Parent().Field(syntax.FieldTarget).Text() != "MAPPING" && !(call.Func().Text() == "install" && call.Arg(0) == dict.Node) {
			continue
		}
		for key := range dict.Keys() {
			e.maps(key, key.Next())
		}
	}
	for call := range syntax.All[syntax.Call](root) {
		if name := call.Arg(0); strings.HasSuffix(call.Func().Text(), ".map_module") && name.Exists() {
			e.maps(name, name.Next())
		}
	}
}

// maps notes that the module name is in the file or folder path, if these are strings.
func (e *environment) maps(name, path syntax.Node) {
	module, isName := syntax.As[syntax.Constant](name).StringValue()
	at, isPath := syntax.As[syntax.Constant](path).StringValue()
	if !isName || !isPath || !filepath.IsAbs(at) {
		return
	}
	if e.editable == nil {
		e.editable = map[string]string{}
	}
	if at = filepath.Clean(at); isInit(at) {
		at = filepath.Dir(at)
	}
	e.editable[module] = at
}

// inPlace returns where the module name is that an import hook finds: by the longest part
// of its name that has a place.
func (s *Snapshot) inPlace(e *environment, name string) target {
	for top := name; top != ""; top = parentModule(top) {
		at := e.editable[top]
		if at == "" {
			continue
		}
		found := strings.TrimSuffix(filepath.Base(at), ".py") + strings.TrimPrefix(name, top)
		if t := s.walk([]string{filepath.Dir(at)}, found); t.kind != targetNone {
			return t
		}
	}
	for module := range e.editable {
		if strings.HasPrefix(module, name+".") {
			return target{kind: targetNamespace}
		}
	}
	return target{}
}

// parentModule returns the name of the package that the module name is in, or "".
func parentModule(name string) string { return name[:max(0, strings.LastIndexByte(name, '.'))] }
