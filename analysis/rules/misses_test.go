package rules_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/library"
	"awaiter/analysis/rules"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A wrongProgram is one program of testdata/misses: "-- ROW: title --", the program,
// with "# finds RULE" or "# misses" behind the line of its mistake, and what CPython
// says of it in lines "# says: …" at the end. Where CPython says nothing of it, a line
// "# wrong: …" at the beginning says what is.
type wrongProgram struct {
	file, row, title, text string

	line int    // of the mistake, one-based
	rule string // "": no rule of ours finds it
	says []string
}

var (
	mark    = regexp.MustCompile(`# (finds ([a-z-]+)|misses)$`)
	address = regexp.MustCompile(`0x[0-9a-f]+`)
)

// TestMisses runs programs that go wrong in each of the ways that coverage.tsv knows,
// and says which of them we find. Every way that a rule claims in its Covers and that
// CPython punishes has a program here, and is found at its line. A program that imports
// what is not installed is only looked at, and run by go run ./cmd/dev test. A way that no rule finds yet is there to be counted.
func TestMisses(t *testing.T) {
	programs := readWrongPrograms(t)
	var sources []string
	for _, p := range programs {
		if oracle.MayRun(p.text) {
			sources = append(sources, p.text)
		} else {
			sources = append(sources, "")
		}
	}
	covers := map[string]string{}
	for _, r := range rules.All() {
		for _, row := range r.Covers {
			covers[row] = r.Name
		}
	}
	found, said := 0, map[string][][]string{}
	for i, result := range oracle.Run(t, sources...) {
		p := programs[i]
		says := result.Said()
		if sources[i] == "" {
			says = p.says
		}
		for i, line := range says {
			says[i] = address.ReplaceAllString(line, "0x…")
		}
		said[p.file] = append(said[p.file], says)
		name := fmt.Sprintf("%s: %s: %s", p.file, p.row, p.title)
		if !slices.Equal(says, p.says) && !updating() {
			t.Errorf("%s: CPython says %q, not %q", name, says, p.says)
		}
		if sources[i] != "" && result.Exit == 0 && !strings.Contains(result.Stderr, "RuntimeWarning") && !strings.Contains(p.text, "# wrong: ") {
			t.Errorf("%s: nothing goes wrong", name)
		}
		if p.rule != "" {
			found++
		} else if rule := covers[p.row]; rule != "" {
			t.Errorf("%s: %s claims to cover it and does not find it", name, rule)
		}
		p.compare(t, name)
	}
	for row, rule := range covers {
		if row[0] >= 'A' && row[0] < 'X' && !slices.ContainsFunc(programs, func(p wrongProgram) bool { return p.row == row }) {
			t.Errorf("%s claims to cover %s, of which there is no program", rule, row)
		}
	}
	t.Logf("of %d programs that go wrong, %d are found", len(programs), found)
	if updating() {
		writeSaid(t, programs, said)
	}
}

// compare holds the findings in p to what it expects: its rule, on its line, and
// no other rule that is on by default on another.
func (p wrongProgram) compare(t *testing.T, name string) {
	t.Helper()
	m := semantic.Analyze("example", false, syntax.ParseOnce(source.New(p.text)), 11, library.New(11))
	hit := false
	enabled := func(r *analysis.Rule) bool { return !r.OptIn || r.Name == p.rule }
	for _, d := range analysis.Check(m, rules.All(), &analysis.Config{Enabled: enabled}) {
		line := m.Tree.Text.Line(d.Span.Start) + 1
		if d.Rule.Name == p.rule && line == p.line {
			hit = true
			continue
		}
		if line != p.line || p.rule == "" {
			t.Errorf("%s: line %d: unexpected: %s: %s", name, line, d.Rule.Name, d.Message)
		}
	}
	if !hit && p.rule != "" {
		t.Errorf("%s: %s is not found in line %d", name, p.rule, p.line)
	}
}

func wrongProgramFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/misses/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	return paths
}

func readWrongPrograms(t *testing.T) (programs []wrongProgram) {
	t.Helper()
	rows := coverageRows(t)
	for _, path := range wrongProgramFiles(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq("\n"+string(content), "\n-- ") {
			head, body, ok := strings.Cut(part, " --\n")
			if !ok {
				continue
			}
			row, title, _ := strings.Cut(head, ": ")
			p := wrongProgram{file: filepath.Base(path), row: row, title: title}
			body, says, _ := strings.Cut(body+"\n", "# says: ")
			p.text = strings.TrimRight(body, "\n") + "\n"
			if says = strings.TrimRight(says, "\n"); says != "" {
				p.says = strings.Split(says, "\n# says: ")
			}
			for i, line := range strings.Split(p.text, "\n") {
				if found := mark.FindStringSubmatch(line); found != nil {
					p.line, p.rule = i+1, found[2]
				}
			}
			if p.line == 0 || !rows[row] {
				t.Errorf("%s: %s: %s: no line is marked, or the row is none of coverage.tsv", p.file, row, title)
			}
			programs = append(programs, p)
		}
	}
	return programs
}

// coverageRows returns the rows of docs/coverage.tsv.
func coverageRows(t *testing.T) map[string]bool {
	t.Helper()
	content, err := os.ReadFile("../../docs/coverage.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for line := range strings.Lines(string(content)) {
		cell, _, _ := strings.Cut(line, "\t")
		for _, row := range strings.Fields(cell) {
			rows[row] = true
		}
	}
	return rows
}

func updating() bool { return flag.Lookup("update").Value.String() == "true" }

// writeSaid writes the files with what CPython said.
func writeSaid(t *testing.T, programs []wrongProgram, said map[string][][]string) {
	t.Helper()
	for _, path := range wrongProgramFiles(t) {
		var b strings.Builder
		file := filepath.Base(path)
		for _, p := range programs {
			if p.file != file {
				continue
			}
			fmt.Fprintf(&b, "-- %s: %s --\n%s", p.row, p.title, p.text)
			for _, line := range said[file][0] {
				fmt.Fprintf(&b, "# says: %s\n", line)
			}
			said[file] = said[file][1:]
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
