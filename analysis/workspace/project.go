package workspace

import (
	"bytes"
	"path/filepath"
	"strings"

	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// projectMarkers are what the top folder of a Python project has.
var projectMarkers = []string{pyprojectFile, awaiterFile, "setup.py", "setup.cfg", "Pipfile", ".git", ".hg"}

// projectFolder returns the nearest folder, folder itself or one above it, that
// looks like the top of a project, "" if none does.
func projectFolder(d *disk, folder string) string {
	for ; ; folder = filepath.Dir(folder) {
		for _, marker := range projectMarkers {
			if d.stamp(filepath.Join(folder, marker)) != (stamp{}) {
				return folder
			}
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}

// requiredVersion returns the oldest Python that the project around folder requires,
// and the words for where that is from: what the nearest pyproject.toml says, or the
// setup.cfg or setup.py beside or below it.
func requiredVersion(d *disk, folder string) (syntax.Version, string) {
	if folder == "" {
		return 0, ""
	}
	type key struct{ folder string }
	found := d.kept(key{folder}, func() any {
		version, from := readRequiredVersion(d, folder)
		return required{version, from}
	}).(required)
	return found.version, found.from
}

// A required is what requiredVersion returns.
type required struct {
	version syntax.Version
	from    string
}

func readRequiredVersion(d *disk, folder string) (syntax.Version, string) {
	for ; ; folder = filepath.Dir(folder) {
		for _, from := range []struct {
			file string
			read func(content []byte) (specifier, key string)
		}{{pyprojectFile, pyprojectRequires}, {"setup.cfg", setupCfgRequires}, {"setup.py", setupPyRequires}} {
			path := filepath.Join(folder, from.file)
			if !d.exists(path) {
				continue
			}
			content, err := d.bytes(path)
			if err != nil {
				continue
			}
			if specifier, key := from.read(content); specifier != "" {
				return lowerBound(specifier), key + " in " + path
			}
		}
		if d.exists(filepath.Join(folder, pyprojectFile)) || filepath.Dir(folder) == folder {
			return 0, ""
		}
	}
}

// pyprojectRequires returns the version specifier in the text of a pyproject.toml, and
// under which key it stands; "" if it has none.
func pyprojectRequires(content []byte) (specifier, key string) {
	document, problem := parseTOML(content)
	if problem != nil {
		return "", ""
	}
	for _, key := range [][]string{{"project", "requires-python"}, {"tool", "poetry", "dependencies", "python"}} {
		if specifier, ok := lookup(document.values, key).(string); ok {
			return specifier, strings.Join(key, ".")
		}
	}
	return "", ""
}

// setupCfgRequires does the same for a setup.cfg of setuptools.
func setupCfgRequires(content []byte) (specifier, key string) {
	return parseINI(string(content))["options"]["python-requires"], "options.python_requires"
}

// setupPyRequires does the same for a setup.py, which is read and not run: the keyword
// or the key of a dict, where its value is a string.
func setupPyRequires(content []byte) (specifier, key string) {
	const name = "python_requires"
	if !bytes.Contains(content, []byte(name)) {
		return "", ""
	}
	for n := range syntax.ParseOnce(source.New(string(content))).Root().Subtree() {
		var value syntax.Node
		if k := syntax.As[syntax.Keyword](n); k.Name().Text() == name {
			value = k.Value()
		} else if text, ok := syntax.As[syntax.Constant](n).StringValue(); ok && text == name && n.Role() == syntax.FieldKey {
			value = n.Next()
		}
		if specifier, ok := syntax.As[syntax.Constant](value).StringValue(); ok {
			return specifier, name
		}
	}
	return "", ""
}

// lookup follows key through tables.
func lookup(value any, key []string) any {
	for _, k := range key {
		table, _ := value.(map[string]any)
		value = table[k]
	}
	return value
}
