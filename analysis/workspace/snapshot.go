package workspace

import (
	"context"
	"fmt"
	"path/filepath"

	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A Snapshot is the whole workspace at one moment. It never changes and is safe
// for concurrent use. What it has not read from disk when the disk changes, it
// reads as it is then.
type Snapshot struct {
	session *Session
	roots   []string
	open    *table[*File]
	world   *world
}

// File returns the file at path: the open document, else what is on disk. The error
// of a file that cannot be read, or is no text in an encoding of Python's, names
// the file.
func (s *Snapshot) File(path string) (*File, error) {
	if f, ok := s.open.at(path); ok {
		return f, nil
	}
	if f := s.session.facts.closedFile(path); f != nil {
		return f, nil
	}
	raw, err := s.world.disk.bytes(path)
	if err != nil {
		return nil, err
	}
	f, err := decodeFile(s.session, path, raw)
	if err != nil {
		return nil, err
	}
	return s.session.facts.keepClosed(f), nil
}

// content returns the text of the file at path, as File does, without keeping what is on disk.
func (s *Snapshot) content(path string) (string, error) {
	if f, ok := s.open.at(path); ok {
		return f.Text.String(), nil
	}
	if f := s.session.facts.closedFile(path); f != nil {
		return f.Text.String(), nil
	}
	raw, err := s.world.disk.bytes(path)
	if err != nil {
		return "", err
	}
	text, _, err := source.Decode(raw)
	return text, err
}

// OpenFiles yields the open documents in no order.
func (s *Snapshot) OpenFiles() func(yield func(*File) bool) {
	return func(yield func(*File) bool) {
		for _, f := range s.open.all() {
			if !yield(f) {
				return
			}
		}
	}
}

// Roots returns the folders that the Session was given.
func (s *Snapshot) Roots() []string { return s.roots }

// Configuration returns what is in force for the file or in the folder at path.
func (s *Snapshot) Configuration(path string) *Configuration {
	if s.world.disk.isFolder(path) {
		return s.configurationIn(path)
	}
	return s.configurationIn(filepath.Dir(path))
}

// configurationIn returns what is in force in folder.
func (s *Snapshot) configurationIn(folder string) *Configuration {
	if !filepath.IsAbs(folder) {
		folder = ""
		if len(s.roots) > 0 {
			folder = s.roots[0]
		}
	}
	return s.world.configuration(folder)
}

// Module returns the meaning of the file at path.
func (s *Snapshot) Module(path string) (m *semantic.Module, err error) {
	defer s.session.recover(path, &err)
	u, err := s.settledUnit(path)
	if err != nil {
		return nil, err
	}
	return u.module(), nil
}

// Diagnostics returns what the enabled rules find in the file at path, suppressed
// findings left out, in source order. It is found once and remembered while all
// that the check asked of other files stays the same. When ctx ends before that, so
// does the work, and the error is its cause.
func (s *Snapshot) Diagnostics(ctx context.Context, path string) (found []*analysis.Diagnostic, err error) {
	defer s.session.recover(path, &err)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	u, err := s.settledUnit(path)
	if err != nil {
		return nil, err
	}
	return u.check(ctx)
}

// Remembered returns what Diagnostics would find in the file at path, on disk; ok is false
// if that is not known from earlier runs: see Options.Memory.
func (s *Snapshot) Remembered(path string) (found []*analysis.Diagnostic, ok bool) {
	found, ok = s.session.options.Memory.remembered(s, path)
	if len(found) == 0 {
		return nil, ok
	}
	f, err := s.File(path)
	if err != nil {
		return nil, false
	}
	return s.configurationIn(filepath.Dir(path)).baseline.unknown(f, found), true
}

// PathOf returns the path of the file whose tree this is: where a related place of
// a Diagnostic lies.
func (s *Snapshot) PathOf(tree *syntax.Tree) (string, bool) { return s.session.trees.of(tree) }

// recover turns a panic into an error, if somebody wants to hear of it.
func (s *Session) recover(path string, err *error) {
	if s.options.Crashed == nil {
		return
	}
	if reason := recover(); reason != nil {
		s.options.Crashed(path, nil, reason)
		*err = fmt.Errorf("check %s: internal error: %v", path, reason)
	}
}
