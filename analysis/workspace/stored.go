package workspace

import (
	"crypto/sha256"
	"encoding/base64"
	"path/filepath"
	"strconv"
	"strings"
)

// storedEnvironment returns the folder of the environment that a tool keeps in store, with
// those of all projects, for the project in folder; "" if there is none.
func storedEnvironment(d *disk, store, folder string) string {
	if !d.hasFolder(store) {
		return ""
	}
	if at := poetryEnvironment(d, store, folder); at != "" {
		return at
	}
	return pipenvEnvironment(d, store, folder)
}

// poetryEnvironment does that for Poetry, which writes the beginning of a sum of the
// project's folder into the name: "name-pdbLPlq1-py3.11". Of several, envs.toml says which
// was chosen.
func poetryEnvironment(d *disk, store, folder string) string {
	if !d.exists(filepath.Join(folder, pyprojectFile)) {
		return ""
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	sum := sha256.Sum256([]byte(folder))
	mark := "-" + base64.URLEncoding.EncodeToString(sum[:])[:8]
	var chosen any
	if content, err := d.bytes(filepath.Join(store, "envs.toml")); err == nil {
		if document, problem := parseTOML(content); problem == nil {
			chosen = document.values
		}
	}
	newest, found := -1, ""
	for _, entry := range sortedKeys(d.list(store).entries) {
		name, word, ok := strings.Cut(entry, mark+"-py3.")
		minor, err := strconv.Atoi(word)
		at := filepath.Join(store, entry)
		switch {
		case !ok || err != nil || !isEnvironment(d, at):
		case lookup(chosen, []string{name + mark, "minor"}) == "3."+word:
			return at
		case minor > newest:
			newest, found = minor, at
		}
	}
	return found
}

// pipenvEnvironment does that for Pipenv, which begins the name with that of the project's
// folder and writes the whole path of it into a file.
func pipenvEnvironment(d *disk, store, folder string) string {
	if !d.exists(filepath.Join(folder, "Pipfile")) {
		return ""
	}
	for _, name := range sortedKeys(d.list(store).entries) {
		at := filepath.Join(store, name)
		if strings.HasPrefix(name, filepath.Base(folder)+"-") && firstLine(d, filepath.Join(at, ".project")) == folder && isEnvironment(d, at) {
			return at
		}
	}
	return ""
}
