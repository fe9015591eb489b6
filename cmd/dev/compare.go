package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/rules"
	"awaiter/docs"
)

// comparisonData is what compare found: a line for each rule, with what each tool says
// of the program on its page.
const comparisonData = "cmd/dev/comparison.tsv"

//go:embed comparison.tsv
var comparisonText string

// A tool is a program that others use in our place, at a pinned version.
type tool struct {
	name, version string
	report        func(t toolbox, pages string) ([]remark, error)
}

// A remark is what a tool says of a line of a file.
type remark struct {
	file string
	line int
	id   string
}

var tools = []tool{
	{"ruff", ruffVersion, ruffRemarks},
	{"flake8-async", flake8AsyncVersion, flakeRemarks},
	{"pylint", pylintVersion, pylintRemarks},
	{"pyright", pyrightVersion, pyrightRemarks},
}

// beside matches ids of remarks that have nothing to do with what is wrong: style,
// types that are not written down, names that are not used, packages that are not
// installed, functions without await or checkpoint. Those that a rule has among its Aliases count for the rule.
var beside = regexp.MustCompile(`^(A|ANN|C|COM|CPY|D|E|EM|ERA|FURB|I|INP|PLC0|PLR|PLW|Q|RET|S|SIM|T|TRY|W)[0-9]+$|^F841$|^B018$|^RUF029$|^ASYNC(124|9[0-9]+)$|` +
	`^(missing|too-few|too-many|unused|redefined|disallowed|invalid-name|use-implicit|unnecessary)|^(line-too-long|expression-not-assigned|duplicate-code|import-error|reportMissingImports|reportMissingModuleSource)$`)

var _ = define("compare", "", "run ruff, flake8-async, pylint and pyright on the rules' pages and write "+comparisonData, func([]string) error {
	box, err := linters.install()
	if err != nil {
		return err
	}
	// Not below the cache: pyright does not look into folders with a dot.
	pages, err := os.MkdirTemp("", "pages")
	if err != nil {
		return err
	}
	defer os.RemoveAll(pages)
	var ours []remark
	for _, r := range rules.All() {
		page, _ := docs.Rule(r.Name)
		_, section, _ := strings.Cut(page, "\n## Example\n")
		_, code, _ := strings.Cut(section, "```python\n")
		code, _, _ = strings.Cut(code, "```")
		if err := os.WriteFile(filepath.Join(pages, pageFile(r)), []byte(code), 0o644); err != nil {
			return err
		}
		tree, found := analysistest.Check(code, []*analysis.Rule{r})
		if len(found) == 0 {
			return fmt.Errorf("%s is not found on its page", r.Name)
		}
		for _, d := range found {
			ours = append(ours, remark{pageFile(r), tree.Text.Line(d.Span.Start) + 1, r.Name})
		}
	}
	rows := map[string][]string{}
	for _, t := range tools {
		remarks, err := t.report(box, pages)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		for _, r := range rules.All() {
			rows[r.Name] = append(rows[r.Name], verdict(r, ours, remarks))
		}
	}
	var b strings.Builder
	b.WriteString("rule")
	for _, t := range tools {
		fmt.Fprintf(&b, "\t%s %s", t.name, t.version)
	}
	b.WriteString("\n")
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "%s\t%s\n", r.Name, strings.Join(rows[r.Name], "\t"))
	}
	return os.WriteFile(comparisonData, []byte(b.String()), 0o644)
})

// pageFile returns the name of the file with the program on the page of r.
func pageFile(r *analysis.Rule) string { return strings.ReplaceAll(r.Name, "-", "_") + ".py" }

// verdict says what remarks tell of the mistake on the page of r: the ids of those on the
// line of our own finding; else "elsewhere: " and the ids of those on other lines; else "-".
func verdict(r *analysis.Rule, ours, remarks []remark) string {
	var here, elsewhere []string
	file := pageFile(r)
	for _, said := range remarks {
		if said.file != file || beside.MatchString(said.id) && !slices.Contains(r.Aliases, said.id) {
			continue
		}
		list := &elsewhere
		if slices.ContainsFunc(ours, func(o remark) bool { return o.file == file && o.line == said.line }) {
			list = &here
		}
		if !slices.Contains(*list, said.id) {
			*list = append(*list, said.id)
		}
	}
	switch {
	case len(here) > 0:
		return strings.Join(here, ", ")
	case len(elsewhere) > 0:
		return "elsewhere: " + strings.Join(elsewhere, ", ")
	}
	return "-"
}

func ruffRemarks(box toolbox, pages string) ([]remark, error) {
	var found []struct {
		Filename, Code string
		Location       struct{ Row int }
	}
	program, _ := box.python("ruff")
	err := decode(&found, nil, program, "check", "--isolated", "--no-cache",
		"--select", "ALL", "--preview", "--target-version", "py311", "--output-format", "json", pages)
	var remarks []remark
	for _, f := range found {
		if f.Code == "" {
			f.Code = "syntax"
		}
		remarks = append(remarks, remark{filepath.Base(f.Filename), f.Location.Row, f.Code})
	}
	return remarks, err
}

// flakeLine is a line of flake8: path:line:column: id text.
var flakeLine = regexp.MustCompile(`(?m)^(.+):(\d+):\d+: (\w+) `)

func flakeRemarks(box toolbox, pages string) ([]remark, error) {
	flake8, env := box.python("flake8")
	cmd := exec.Command("python3", flake8, "--isolated", "--exit-zero", "--select", "ASYNC", "--enable", "ASYNC", pages)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var remarks []remark
	for _, m := range flakeLine.FindAllStringSubmatch(string(out), -1) {
		line, err := strconv.Atoi(m[2])
		if err != nil {
			return nil, err
		}
		remarks = append(remarks, remark{filepath.Base(m[1]), line, m[3]})
	}
	return remarks, nil
}

func pylintRemarks(box toolbox, pages string) ([]remark, error) {
	var found []struct {
		Path, Symbol string
		Line         int
	}
	_, env := box.python("pylint")
	err := decode(&found, env, "python3", "-m", "pylint", "--enable=all", "-f", "json", pages)
	var remarks []remark
	for _, f := range found {
		remarks = append(remarks, remark{filepath.Base(f.Path), f.Line, f.Symbol})
	}
	return remarks, err
}

func pyrightRemarks(box toolbox, pages string) ([]remark, error) {
	var found struct {
		GeneralDiagnostics []struct {
			File, Rule, Severity string
			Range                struct{ Start struct{ Line int } }
		}
	}
	err := decode(&found, nil, box.node("pyright"), "--outputjson", pages)
	var remarks []remark
	for _, f := range found.GeneralDiagnostics {
		if f.Rule == "" {
			f.Rule = "syntax"
		}
		remarks = append(remarks, remark{filepath.Base(f.File), f.Range.Start.Line + 1, f.Rule})
	}
	return remarks, err
}

// decode runs a program that reports as JSON, and by its exit code that there is
// something to report.
func decode(into any, env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return err
	}
	if err := json.Unmarshal(out, into); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// comparison is the generated table: how many of the pages' mistakes each tool reports,
// where it is and anywhere in the program.
func comparison(string) string {
	names, rows := readComparison()
	var b strings.Builder
	b.WriteString("| | at the mistake | elsewhere in the program | not at all |\n|---|---|---|---|\n")
	fmt.Fprintf(&b, "| Awaiter | %d | 0 | 0 |\n", len(rows))
	for i, name := range names {
		var here, elsewhere, none int
		for _, row := range rows {
			switch v := row[i+1]; {
			case v == "-":
				none++
			case strings.HasPrefix(v, "elsewhere: "):
				elsewhere++
			default:
				here++
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", name, here, elsewhere, none)
	}
	return b.String()
}

// comparisonTable is the generated table of what each tool says of each page.
func comparisonTable(folder string) string {
	names, rows := readComparison()
	var b strings.Builder
	fmt.Fprintf(&b, "| rule | %s |\n|---|%s\n", strings.Join(names, " | "), strings.Repeat("---|", len(names)))
	for _, row := range rows {
		fmt.Fprintf(&b, "| [%s](%s%s.md) | %s |\n", row[0], folder, row[0], strings.Join(row[1:], " | "))
	}
	return b.String()
}

func readComparison() (names []string, rows [][]string) {
	for i, line := range strings.Split(strings.TrimSpace(comparisonText), "\n") {
		fields := strings.Split(line, "\t")
		if i == 0 {
			names = fields[1:]
		} else {
			rows = append(rows, fields)
		}
	}
	return names, rows
}
