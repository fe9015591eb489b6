// Package report turns findings into bytes: for people, and for the programs that
// read the reports of checkers.
package report

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A Report is all that one run found.
type Report struct {
	Version string           // of Awaiter
	Rules   []*analysis.Rule // all rules there are
	Files   int              // how many files were looked at
	Fixed   int              // how many findings were repaired in the files
	Ignored bool             // by comments that ignore them
	Found   []File           // the files with findings, in the order in which they were named

	Folder string                                                                                     // absolute; paths are shown relative to it
	Where  func(*syntax.Tree, source.Span) (path string, text *source.Text, now source.Span, ok bool) // where a related place is
	Page   func(rule string) (string, bool)                                                           // the Markdown page of a rule
	Fixes  func(*analysis.Diagnostic) FixState                                                        // whether a run with --fix would repair it; nil: never
}

// A File is one file with findings.
type File struct {
	Path        string // absolute, or as it is to be shown
	Text        *source.Text
	Diagnostics []*analysis.Diagnostic
}

// A FixState says which flag repairs a finding.
type FixState uint8

const (
	NotFixable    FixState = iota
	FixableSafely          // by --fix
	FixableUnsafe          // by --fix --unsafe-fixes
)

// A Format writes reports. Style matters to those for people only.
type Format struct {
	Name  string
	Doc   string
	Write func(w io.Writer, r *Report, style Style) error
}

// Formats are the formats there are, in the order in which they are offered.
var Formats = []Format{
	{"text", "for people: with the code, the related places and the repairs", writeText},
	{"concise", "one line each, as compilers and editors read it", writeConcise},
	{"json", "one object; docs/check.schema.json describes it", writeJSON},
	{"jsonl", "one object a line, each as in the list of json", writeJSONLines},
	{"sarif", "SARIF 2.1.0, for code scanning", writeSARIF},
	{"github", "workflow commands, which become annotations on GitHub", writeGitHub},
	{"gitlab", "GitLab's code quality report", writeGitLab},
	{"junit", "JUnit's XML, for test reports", writeJUnit},
}

// FormatNames returns the names of Formats.
func FormatNames() []string {
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	return names
}

// Write writes r in the named format.
func Write(w io.Writer, name string, r *Report, style Style) error {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return fmt.Errorf("there is no format '%s'", name)
	}
	b := &buffer{}
	if err := Formats[i].Write(b, r, style); err != nil {
		return err
	}
	_, err := w.Write(b.bytes)
	return err
}

// A buffer collects what is written, so that a report reaches its reader whole.
type buffer struct{ bytes []byte }

func (b *buffer) Write(p []byte) (int, error) {
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}

// Count returns how many findings there are and how many of them --fix, and --fix
// with --unsafe-fixes, would repair.
func (r *Report) Count() (found, safe, unsafe int) {
	for _, d := range r.all() {
		found++
		switch r.state(d) {
		case FixableSafely:
			safe++
		case FixableUnsafe:
			unsafe++
		}
	}
	return found, safe, unsafe
}

// all yields every finding with its file.
func (r *Report) all() func(yield func(File, *analysis.Diagnostic) bool) {
	return func(yield func(File, *analysis.Diagnostic) bool) {
		for _, f := range r.Found {
			for _, d := range f.Diagnostics {
				if !yield(f, d) {
					return
				}
			}
		}
	}
}

func (r *Report) state(d *analysis.Diagnostic) FixState {
	if r.Fixes == nil {
		return NotFixable
	}
	return r.Fixes(d)
}

// show returns path as a person in r.Folder writes it.
func (r *Report) show(path string) string { return ShowPath(r.Folder, path) }

// ShowPath returns path relative to folder if it is in there, else as it is.
func ShowPath(folder, path string) string {
	if folder == "" || !filepath.IsAbs(path) {
		return path
	}
	below, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(below) {
		return path
	}
	return below
}

// A span in the words of all formats: lines and columns count from 1, columns in
// code points, a byte order mark being none, as in Python; the end is where the first
// character behind stands.
type place struct{ line, column, endLine, endColumn int }

func placeOf(text *source.Text, s source.Span) place {
	start, end := positionOf(text, s.Start), positionOf(text, max(s.Start, s.End))
	return place{start.Line + 1, start.Column + 1, end.Line + 1, end.Column + 1}
}

func positionOf(text *source.Text, offset int) source.Position {
	p := text.Position(offset, source.UTF32)
	if p.Line == 0 && p.Column > 0 && strings.HasPrefix(text.String(), "\ufeff") {
		p.Column--
	}
	return p
}

// A relatedPlace is a Related whose file is known.
type relatedPlace struct {
	path    string
	text    *source.Text
	span    source.Span
	message string
}

// related returns the related places of d that can be shown: not those in the
// descriptions of libraries that Awaiter brings along.
func (r *Report) related(f File, d *analysis.Diagnostic) []relatedPlace {
	var places []relatedPlace
	for _, related := range d.Related {
		p := relatedPlace{f.Path, f.Text, related.Span, related.Message}
		if related.Tree != nil && related.Tree.Text != f.Text {
			ok := r.Where != nil
			if ok {
				p.path, p.text, p.span, ok = r.Where(related.Tree, related.Span)
			}
			if !ok {
				continue
			}
		}
		places = append(places, p)
	}
	return places
}

// offered returns the fixes of d that change something.
func offered(d *analysis.Diagnostic) []fixes.Fix {
	return slices.DeleteFunc(slices.Clone(d.Fixes()), fixes.Fix.IsNone)
}

// plural writes a number and its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
