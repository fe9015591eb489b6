package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/analysis/workspace"
)

// A File is one that people have written, of a project that is on disk.
type File struct {
	Folder string // that of the project
	Name   string // below Folder
}

// A pen is where in a text something is typed, and what.
type pen struct {
	at   int
	keys string
}

// typing returns the text of f, and what is typed into it.
func (f File) typing() (text string, pens []pen, err error) {
	raw, err := os.ReadFile(f.path())
	if err != nil {
		return "", nil, err
	}
	if text, _, err = source.Decode(raw); err != nil {
		return "", nil, err
	}
	if pens = pensIn(text); len(pens) == 0 {
		return "", nil, fmt.Errorf("%s has no function behind an empty line", f.Name)
	}
	return text, pens, nil
}

func (f File) path() string { return filepath.Join(f.Folder, f.Name) }

// Lines returns how many lines f has.
func (f File) Lines() (int, error) {
	raw, err := os.ReadFile(f.path())
	return strings.Count(string(raw), "\n"), err
}

// TypeInto opens f, which is left as it is, and types a function like those around it in
// front of the one in the middle, and of the one at a quarter, until all is typed or limit
// is over.
func (s Server) TypeInto(f File, limit time.Duration) (Typing, error) {
	text, pens, err := f.typing()
	if err != nil {
		return Typing{}, err
	}
	p, err := s.startIn(f.Folder)
	if err != nil {
		return Typing{}, err
	}
	defer p.end()
	t, err := p.typeInto("file://"+filepath.ToSlash(f.path()), text, pens, limit)
	if err != nil {
		return t, fmt.Errorf("%s: %w", s.Name, err)
	}
	return t, nil
}

// AllocatedIn is Allocated for what TypeInto types into f.
func AllocatedIn(f File, rules []*analysis.Rule, limit time.Duration) (Allocations, error) {
	text, pens, err := f.typing()
	if err != nil {
		return Allocations{}, err
	}
	return allocated(workspace.Options{Roots: []string{f.Folder}, Rules: rules}, f.path(), text, pens, limit)
}

// pensIn returns how programs.Typed is typed into text: in front of the functions in the
// middle of it and at a quarter, the last first, of those of the module and its classes
// behind an empty line, and as far to the right as they stand.
func pensIn(text string) []pen {
	var all []pen
	for def := range syntax.All[syntax.FunctionDef](syntax.ParseOnce(source.New(text)).Root()) {
		if around := def.Parent().Kind(); around != syntax.KindModule && around != syntax.KindClassDef {
			continue
		}
		start := def.OuterSpan().Start
		first := strings.LastIndexByte(text[:start], '\n') + 1
		if line := aboveComments(text, first); strings.HasSuffix(text[:line], "\n\n") {
			all = append(all, pen{line - 1, strings.ReplaceAll(programs.Typed, "\n    ", "\n"+text[first:start])})
		}
	}
	var nearest []pen
	for _, mark := range []int{len(text) / 2, len(text) / 4} {
		best := pen{at: -len(text)}
		for _, p := range all {
			if abs(p.at-mark) < abs(best.at-mark) {
				best = p
			}
		}
		if len(all) > 0 && !slices.Contains(nearest, best) {
			nearest = append(nearest, best)
		}
	}
	return nearest
}

// aboveComments returns the start of the first line of the comments that stand above the
// line at offset.
func aboveComments(text string, line int) int {
	for line > 0 {
		before := strings.LastIndexByte(text[:line-1], '\n') + 1
		if !strings.HasPrefix(strings.TrimLeft(text[before:line], " \t"), "#") {
			break
		}
		line = before
	}
	return line
}

func abs(n int) int { return max(n, -n) }
