package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/rules"
)

// TestHalfTyped takes the last bracket from lines in the middle of cases, as somebody
// leaves them who is typing. Nothing new may be found in such a line, but by rules that
// are about errors of syntax.
func TestHalfTyped(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/rules/*/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases: ", err)
	}
	cut := 0
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(content), "\n")
		known := namesByLine(string(content))
		for i, line := range lines {
			code, _, _ := strings.Cut(strings.TrimRight(line, "\n"), "  #")
			end := strings.LastIndexAny(code, ")]}")
			if i%4 != len(path)%4 || !strings.HasPrefix(code, " ") || end < 0 || end < len(code)-2 {
				continue
			}
			cut++
			edited := strings.Join(lines[:i], "") + code[:end] + "\n" + strings.Join(lines[i+1:], "")
			for name := range namesByLine(edited)[i] {
				if !known[i][name] && !rules.Lookup(name)[0].Broken {
					t.Errorf("%s:%d: %q, half-typed, lets %s speak", path, i+1, strings.TrimSpace(code[:end]), name)
				}
			}
		}
	}
	if cut < 200 {
		t.Errorf("only %d lines were cut", cut)
	}
}

// namesByLine returns the names of the rules that find something in text, by line.
func namesByLine(text string) map[int]map[string]bool {
	tree, found := analysistest.Check(text, onByDefault())
	all := map[int]map[string]bool{}
	for _, d := range found {
		line := tree.Text.Line(d.Span.Start)
		if all[line] == nil {
			all[line] = map[string]bool{}
		}
		all[line][d.Rule.Name] = true
	}
	return all
}

func onByDefault() []*analysis.Rule {
	var on []*analysis.Rule
	for _, r := range rules.All() {
		if !r.OptIn {
			on = append(on, r)
		}
	}
	return on
}
