package workspace

import (
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// With returns the Snapshot in which the file at path has text, to ask what would be
// found then. The Session does not come to know of it, nor do other files.
func (s *Snapshot) With(path string, text *source.Text) *Snapshot {
	file := &File{Path: path, Open: true, Text: text}
	parse := syntax.ParseOnce
	if now, ok := s.open.at(path); ok {
		file.Version = now.Version
		parse = func(text *source.Text) *syntax.Tree { return syntax.ParseLike(now.Tree(), text) }
	}
	file.prepare(s.session, parse)
	return &Snapshot{session: s.session, roots: s.roots, open: s.open.with(path, file), world: s.world}
}
