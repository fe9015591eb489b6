package workspace

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"awaiter/analysis"
)

// BaselineName is the file of a Baseline that no settings name.
const BaselineName = "awaiter-baseline.json"

// A Baseline are findings that a project has decided to live with for now. A finding
// is known by its file, its rule and the text of its first line without the white
// space around it; a count says how many such findings there are. The nil Baseline
// knows none.
type Baseline struct {
	path  string                               // of its file
	files map[string]map[string]map[string]int // path below the folder of its file, with slashes, to rule to line
}

// baselineForm is the file of a Baseline.
type baselineForm struct {
	Version int                                  `json:"version"`
	Files   map[string]map[string]map[string]int `json:"files"`
}

// LoadBaseline returns the Baseline in the file at path, an empty one if there is no
// such file.
func LoadBaseline(path string) (*Baseline, error) {
	d := newDisk()
	if !d.exists(path) {
		return &Baseline{path, map[string]map[string]map[string]int{}}, nil
	}
	b, problem := readBaselineFile(d, path)
	if problem != nil {
		return nil, problem
	}
	return b, nil
}

// readBaselineFile reads the Baseline in the file at path.
func readBaselineFile(d *disk, path string) (*Baseline, *Problem) {
	content, err := d.bytes(path)
	if err != nil {
		return nil, &Problem{Path: path, Message: "the baseline cannot be read: " + strings.TrimPrefix(err.Error(), "read "+path+": ")}
	}
	var form baselineForm
	switch err := json.Unmarshal(content, &form); {
	case err != nil:
		return nil, &Problem{Path: path, Message: fmt.Sprintf("this is no baseline: %v", err)}
	case form.Version != 1:
		return nil, &Problem{Path: path, Message: fmt.Sprintf("a baseline of version %d is not known", form.Version)}
	}
	if form.Files == nil {
		form.Files = map[string]map[string]map[string]int{}
	}
	return &Baseline{path, form.Files}, nil
}

// Path returns where the file of b is.
func (b *Baseline) Path() string { return b.path }

// Set makes found, and nothing else, known in the file at path. file may be nil if
// nothing is found.
func (b *Baseline) Set(path string, file *File, found []*analysis.Diagnostic) {
	name := b.name(path)
	delete(b.files, name)
	for _, d := range found {
		rules := b.files[name]
		if rules == nil {
			rules = map[string]map[string]int{}
			b.files[name] = rules
		}
		if rules[d.Rule.Name] == nil {
			rules[d.Rule.Name] = map[string]int{}
		}
		rules[d.Rule.Name][lineOf(file, d)]++
	}
}

// Encode returns the content of the file of b. Equal Baselines have equal files.
func (b *Baseline) Encode() ([]byte, error) {
	content, err := json.MarshalIndent(baselineForm{1, b.files}, "", "  ")
	return append(content, '\n'), err
}

// unknown returns what of found, in source order, is not known.
func (b *Baseline) unknown(file *File, found []*analysis.Diagnostic) []*analysis.Diagnostic {
	if b == nil || len(b.files[b.name(file.Path)]) == 0 {
		return found
	}
	known, seen := b.files[b.name(file.Path)], map[[2]string]int{}
	var rest []*analysis.Diagnostic
	for _, d := range found {
		line := lineOf(file, d)
		key := [2]string{d.Rule.Name, line}
		if seen[key]++; seen[key] > known[d.Rule.Name][line] {
			rest = append(rest, d)
		}
	}
	return rest
}

// name returns how b calls the file at path.
func (b *Baseline) name(path string) string {
	name, err := filepath.Rel(filepath.Dir(b.path), path)
	if err != nil {
		name = path
	}
	return filepath.ToSlash(name)
}

func lineOf(file *File, d *analysis.Diagnostic) string {
	return strings.TrimSpace(file.Text.Slice(file.Text.LineSpan(file.Text.Line(d.Span.Start))))
}
