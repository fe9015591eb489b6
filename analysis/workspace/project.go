package workspace

import (
	"path/filepath"
	"strings"

	"awaiter/analysis/syntax"
)

// projectMarkers are what the top folder of a Python project has.
var projectMarkers = []string{pyprojectFile, awaiterFile, "setup.py", "setup.cfg", ".git", ".hg"}

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

// requiredVersion returns the oldest Python that the nearest pyproject.toml at or
// above folder requires, and the words for where that is from.
func requiredVersion(d *disk, folder string) (syntax.Version, string) {
	if folder == "" {
		return 0, ""
	}
	for ; ; folder = filepath.Dir(folder) {
		path := filepath.Join(folder, pyprojectFile)
		if d.exists(path) {
			return readRequiredVersion(d, path)
		}
		if filepath.Dir(folder) == folder {
			return 0, ""
		}
	}
}

func readRequiredVersion(d *disk, path string) (syntax.Version, string) {
	content, err := d.bytes(path)
	if err != nil {
		return 0, ""
	}
	document, problem := parseTOML(content)
	if problem != nil {
		return 0, ""
	}
	for _, key := range [][]string{{"project", "requires-python"}, {"tool", "poetry", "dependencies", "python"}} {
		if specifier, ok := lookup(document.values, key).(string); ok {
			return lowerBound(specifier), strings.Join(key, ".") + " in " + path
		}
	}
	return 0, ""
}

// lookup follows key through tables.
func lookup(value any, key []string) any {
	for _, k := range key {
		table, _ := value.(map[string]any)
		value = table[k]
	}
	return value
}
