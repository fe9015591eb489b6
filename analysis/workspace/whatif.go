package workspace

import "awaiter/analysis/source"

// With returns the Snapshot in which the file at path has text, to ask what would be
// found then. The Session does not come to know of it, nor do other files.
func (s *Snapshot) With(path string, text *source.Text) *Snapshot {
	file := &File{Path: path, Open: true, Text: text}
	if now, ok := s.open.at(path); ok {
		file.Version = now.Version
	}
	file.prepare(s.session)
	return &Snapshot{session: s.session, roots: s.roots, open: s.open.with(path, file), world: s.world}
}
