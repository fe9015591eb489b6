package rules

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A compiled program is one of testdata/compile/programs.py, and what a Python says
// of it: no message, if it compiles.
type compiled struct {
	Group, Source string
	Message       string
	Line, Column  int
}

// rule returns the name of the rule that is to find what CPython refuses c for, ""
// if c compiles, "other" if none of ours is about it.
func (c compiled) rule() string {
	switch m := c.Message; {
	case m == "":
		return ""
	case strings.HasPrefix(m, "'await' outside"):
		return "await-outside-async"
	case m == "'async for' outside async function":
		return "async-for-outside-async"
	case m == "'async with' outside async function":
		return "async-with-outside-async"
	case m == "asynchronous comprehension outside of an asynchronous function":
		return "async-comprehension-outside-async"
	case m == "'yield from' inside async function":
		return "yield-from-in-async"
	case m == "'return' with value in async generator":
		return "return-value-in-async-generator"
	case strings.HasPrefix(m, "'yield' inside"):
		return "yield-in-comprehension"
	case strings.Contains(m, "await expression") && strings.Contains(m, "used within"):
		return "await-in-annotation"
	case strings.Contains(m, "await expression") || m == "illegal target for annotation":
		return "await-as-target"
	case strings.Contains(m, "except*"):
		return "control-flow-in-except-star"
	case strings.HasPrefix(m, "invalid syntax") || strings.HasPrefix(m, "expression cannot contain assignment"):
		switch c.Group {
		case "target":
			return "await-as-target"
		case "name":
			return "async-as-name"
		case "operand":
			return "await-operand"
		}
	}
	return "other"
}

// compilePrograms returns what the given Python says of the programs.
func compilePrograms(t *testing.T, python string) []compiled {
	t.Helper()
	out, err := exec.Command(python, "../../testdata/compile/programs.py").Output()
	if err != nil {
		t.Fatalf("%s: %v", python, err)
	}
	var all []compiled
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var c compiled
		if err := d.Decode(&c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// syntaxFamily returns the rules about what CPython refuses to compile.
func syntaxFamily() []*analysis.Rule {
	return slices.DeleteFunc(All(), func(r *analysis.Rule) bool { return r.Family != "syntax" })
}

// findings returns what the family finds in c for the given version.
func findings(c compiled, target syntax.Version) (*syntax.Tree, []*analysis.Diagnostic) {
	tree := syntax.ParseOnce(source.New(c.Source))
	return tree, analysis.Check(semantic.Analyze("", false, tree, target, nil), syntaxFamily(), nil)
}

// TestCompile compares what we find in every construct in every context with what
// CPython says of it, and where.
func TestCompile(t *testing.T) {
	target := syntax.Version(oracle.Version(t))
	refused := map[string]int{}
	for _, c := range compilePrograms(t, "python3") {
		want := c.rule()
		tree, found := findings(c, target)
		refused[want]++
		if problem := differ(c.Source, want, found); problem != "" {
			t.Errorf("%s\nCPython: %s\n%s", problem, c.Message, c.Source)
			continue
		}
		if want == "" || want == "other" {
			continue
		}
		at := tree.Text.Line(found[0].Span.Start) + 1
		if at != c.Line && c.Line > 0 && !strings.Contains(c.Message, "comprehension") && c.Message != "'yield' inside list comprehension" {
			t.Errorf("found in line %d, CPython says line %d: %s\n%s", at, c.Line, c.Message, c.Source)
		}
	}
	t.Log(refused)
	for _, r := range syntaxFamily() {
		if refused[r.Name] < 5 && r != NestedAsyncComprehension {
			t.Errorf("only %d programs are about %s", refused[r.Name], r.Name)
		}
	}
}

// differ says what is wrong if not just the rule want finds something.
func differ(source, want string, found []*analysis.Diagnostic) string {
	if want == "other" {
		return ""
	}
	var names []string
	for _, d := range found {
		if !slices.Contains(names, d.Rule.Name) {
			names = append(names, d.Rule.Name)
		}
	}
	got := strings.Join(names, ", ")
	// A program may be refused for more than CPython says first.
	if want != "" && len(names) == 2 && strings.Count(source, "await")+strings.Count(source, "async")+strings.Count(source, "yield") > 1 && slices.Contains(names, want) {
		return ""
	}
	if got == want || want == AsyncComprehensionOutsideAsync.Name && got == NestedAsyncComprehension.Name {
		return ""
	}
	return fmt.Sprintf("found %q, not %q", got, want)
}

var updateVerdicts = flag.Bool("update-verdicts", false, "ask the Pythons that are installed what they refuse")

// versions are the Pythons of testdata/compile/verdicts.txt.
var versions = []syntax.Version{8, 9, 10, 11, 12, 13, 14}

const verdictFile = "../../testdata/compile/verdicts.txt"

// TestCompileVersions compares what we find for every version with what it says,
// which was written down when all of them were installed.
func TestCompileVersions(t *testing.T) {
	if *updateVerdicts {
		writeVerdicts(t)
	}
	content, err := os.ReadFile(verdictFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	own, programs := syntax.Version(oracle.Version(t)), compilePrograms(t, "python3")
	legend := strings.Split(lines[0], " ")
	if lines = lines[1:]; len(lines) != len(programs) {
		t.Fatalf("%d verdicts for %d programs: run with -update-verdicts", len(lines), len(programs))
	}
	for i, c := range programs {
		for j, v := range versions {
			want := legend[lines[i][j]-'a']
			if want == "-" {
				want = ""
			}
			if v == own && want != c.rule() {
				t.Fatalf("the verdict on program %d is of another program: run with -update-verdicts", i)
			}
			if _, found := findings(c, v); differ(c.Source, want, found) != "" {
				t.Errorf("3.%d: %s\n%s", v, differ(c.Source, want, found), c.Source)
			}
		}
	}
}

// writeVerdicts asks every version.
func writeVerdicts(t *testing.T) {
	legend := []string{"-", "other"}
	for _, r := range syntaxFamily() {
		legend = append(legend, r.Name)
	}
	var rows [][]byte
	for _, v := range versions {
		for i, c := range compilePrograms(t, python(t, v)) {
			if v == versions[0] {
				rows = append(rows, nil)
			}
			rule := c.rule()
			if rule == "" {
				rule = "-"
			}
			rows[i] = append(rows[i], 'a'+byte(slices.Index(legend, rule)))
		}
	}
	var b strings.Builder
	b.WriteString(strings.Join(legend, " ") + "\n")
	for _, row := range rows {
		b.Write(append(row, '\n'))
	}
	if err := os.WriteFile(verdictFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// python returns an interpreter of the given version: from PATH, or as pyenv
// installs them.
func python(t *testing.T, v syntax.Version) string {
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	candidates, _ := filepath.Glob(filepath.Join(home, ".pyenv", "versions", fmt.Sprintf("3.%d.*", v), "bin", "python3"))
	if path, err := exec.LookPath(fmt.Sprintf("python3.%d", v)); err == nil {
		candidates = append(candidates, path)
	}
	if len(candidates) == 0 {
		t.Fatalf("Python 3.%d is not installed", v)
	}
	return candidates[0]
}

// listing prints the files of the standard library that compile.
const listing = `
import os, sys, sysconfig, warnings
warnings.simplefilter("ignore")
for folder, folders, files in os.walk(sysconfig.get_path("stdlib")):
    folders[:] = sorted(f for f in folders if f not in ("site-packages", "__pycache__"))
    for name in sorted(files):
        if name.endswith(".py"):
            path = os.path.join(folder, name)
            try:
                compile(open(path, "rb").read(), path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError):
                continue
            print(path)
`

// TestCompileLibrary finds nothing in the files of the standard library, which all
// compile.
func TestCompileLibrary(t *testing.T) {
	target := syntax.Version(oracle.Version(t))
	out, err := exec.Command("python3", "-c", listing).Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Fields(string(out))
	if testing.Short() {
		paths = paths[:len(paths)/10]
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tree, found := findings(compiled{Source: string(content)}, target)
		for _, d := range found {
			t.Errorf("%s:%d: %s: %s", path, tree.Text.Line(d.Span.Start)+1, d.Rule.Name, d.Message)
		}
	}
	if len(paths) < 100 {
		t.Errorf("only %d files", len(paths))
	}
}
