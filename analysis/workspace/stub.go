package workspace

import (
	"path/filepath"
	"strings"
)

// lead returns what locate does, and the source in the place of a stub on disk that is no
// Python.
func (s *Snapshot) lead(r *search, name string) target {
	t := s.locate(r, name)
	if t.kind != targetFile || !s.isBrokenStub(t.path) {
		return t
	}
	sources := []target{{kind: targetFile, path: t.path}}
	if r.installed != nil {
		sources = append(sources, s.walk(r.installed.packages, name))
	}
	for _, source := range sources {
		source.path = strings.TrimSuffix(source.path, "i")
		if source.kind == targetFile && s.isFile(source.path) {
			return source
		}
	}
	return t
}

// isBrokenStub reports whether the file at path is a stub that cannot be read, or not as
// a whole. One that is open is being written.
func (s *Snapshot) isBrokenStub(path string) bool {
	if filepath.Ext(path) != ".pyi" {
		return false
	}
	if _, open := s.open.at(path); open {
		return false
	}
	f, err := s.File(path)
	return err != nil || f.Tree().Root().IsBroken()
}
