package truth

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"awaiter/analysis"
	"awaiter/analysis/rules"
	"awaiter/analysis/workspace"
)

// A Verdict is what CPython and we say of a program.
type Verdict struct {
	*Program
	Wrong bool     // CPython: it goes wrong, where it is marked
	Says  string   // CPython's last word of it
	Found []string // our findings where it goes wrong, as "rule: message"
	False []string // our findings where it does not
}

// Judge runs the programs and checks them. Pairs whose right half goes wrong and whose
// wrong half does not, or elsewhere, say nothing and are left out. It returns how many
// programs that are.
func Judge(ctx context.Context, programs []*Program) (verdicts []*Verdict, leftOut int, err error) {
	results, err := run(programs)
	if err != nil {
		return nil, 0, err
	}
	found, err := check(ctx, programs)
	if err != nil {
		return nil, 0, err
	}
	for i, p := range programs {
		if !says(programs, results, i) {
			leftOut++
			continue
		}
		v := &Verdict{Program: p, Wrong: results[i].Says != "", Says: results[i].Says}
		places := append(slices.Clone(p.marked), p.causes...)
		if v.Wrong {
			places = append(places, results[i].Places...)
		} else {
			places = nil
		}
		for _, f := range found[i] {
			if slices.Contains(places, f.place) {
				v.Found = append(v.Found, f.text)
			} else {
				v.False = append(v.False, fmt.Sprintf("%s:%d: %s", f.path, f.line, f.text))
			}
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, leftOut, nil
}

// says reports whether CPython's result of the i-th program says something of its use.
func says(programs []*Program, results []result, i int) bool {
	p, r := programs[i], results[i]
	switch {
	case p.right == i && i+1 < len(programs) && programs[i+1].right == i:
		return says(programs, results, i+1) // with a right use, it stands and falls with the wrong one
	case p.right == i:
		return !r.Late
	case results[p.right].Says != "" || r.Says == "" || r.Late:
		return false
	}
	return !r.Raised || slices.ContainsFunc(p.marked, func(m place) bool { return slices.Contains(r.Places, m) })
}

// A finding is one of ours that is no hint.
type finding struct {
	place
	text string
}

// check returns our findings in each program. The programs are files of one project.
func check(ctx context.Context, programs []*Program) ([][]finding, error) {
	folder, err := os.MkdirTemp("", "truth")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return nil, err
	}
	for i, p := range programs {
		for path, text := range p.Files {
			full := filepath.Join(folder, strconv.Itoa(i), filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
				return nil, err
			}
			if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
				return nil, err
			}
		}
	}
	all := make([][]finding, len(programs))
	for i, p := range programs {
		root := filepath.Join(folder, strconv.Itoa(i))
		snapshot := workspace.NewSession(workspace.Options{Roots: []string{root}, Rules: rules.All()}).Snapshot()
		for path := range p.Files {
			full := filepath.Join(root, filepath.FromSlash(path))
			diagnostics, err := snapshot.Diagnostics(ctx, full)
			if err != nil {
				return nil, err
			}
			m, err := snapshot.Module(full)
			if err != nil {
				return nil, err
			}
			for _, d := range diagnostics {
				if d.Severity == analysis.Hint {
					continue
				}
				line := m.Tree.Text.Line(d.Span.Start) + 1
				all[i] = append(all[i], finding{place{path, line}, d.Rule.Name + ": " + d.Message})
			}
		}
	}
	return all, nil
}
