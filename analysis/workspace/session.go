// Package workspace holds the world: what is on disk, what is on screen, which
// modules and settings a file sees, and the immutable Snapshots through which
// everyone else looks at it all.
package workspace

import (
	"awaiter/analysis"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// Options say what a Session begins with.
type Options struct {
	Roots    []string         // absolute folders; without any, only open and named files count
	Rules    []*analysis.Rule // all rules there are; settings choose among them
	Settings Settings         // above those of configuration files: from the editor or the command line
}

// A Session turns events into Snapshots. It is the one thing here that changes.
type Session struct{}

// NewSession returns a Session without open documents.
func NewSession(o Options) *Session { return &Session{} }

// Snapshot returns the latest Snapshot.
func (s *Session) Snapshot() *Snapshot { return nil }

// Edit records that the document at path, an absolute path or a URI that is no
// file's, now has text; the first Edit opens it. Nothing is parsed before somebody
// asks.
func (s *Session) Edit(path string, version int32, text *source.Text) *Snapshot { return nil }

// Close records that the document at path is what is on disk again.
func (s *Session) Close(path string) *Snapshot { return nil }

// Changed records that files were created, changed or deleted on disk.
func (s *Session) Changed(paths ...string) *Snapshot { return nil }

// Configure replaces the roots and the settings that stand above the files'.
func (s *Session) Configure(roots []string, settings Settings) *Snapshot { return nil }

// A Snapshot is the whole workspace at one moment. It never changes and is safe
// for concurrent use.
type Snapshot struct{}

// A File is one file at one moment.
type File struct {
	Path    string
	Version int32 // as the client counts; 0 on disk
	Open    bool
	Text    *source.Text
}

// File returns the file at path: the open document, else what is on disk.
func (s *Snapshot) File(path string) (*File, error) { return nil, nil }

// Tree returns the syntax tree of the file, parsed once.
func (f *File) Tree() *syntax.Tree { return nil }

// Module returns the meaning of the file at path.
func (s *Snapshot) Module(path string) (*semantic.Module, error) { return nil, nil }

// Diagnostics returns what the enabled rules find in the file at path, suppressed
// findings left out, in source order. It is found once and remembered while all
// that the check asked of other files stays the same.
func (s *Snapshot) Diagnostics(path string) ([]*analysis.Diagnostic, error) { return nil, nil }

// PathOf returns the path of the file whose tree this is: where a related place of
// a Diagnostic lies.
func (s *Snapshot) PathOf(tree *syntax.Tree) (string, bool) { return "", false }

// Settings are what a user can choose; the zero Settings choose nothing.
type Settings struct {
	Select         []string            // rules, families or other tools' ids; nil: those on by default
	ExtendSelect   []string            //
	Ignore         []string            //
	Severity       map[string]string   // rule to "error", "warning", "hint" or "off"
	PerFileIgnores map[string][]string // glob to rules
	TargetVersion  syntax.Version      // 0: from requires-python, else the environment, else the oldest supported
	Python         string              // interpreter or environment folder
	Exclude        []string            // globs
	ConfigFile     string              // use this file and no other
}
