package semantic_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// functionCase returns the module in testdata/semantic/functions, and its comments
// by line.
func functionCase(t *testing.T, name string) (*semantic.Module, map[int]string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../../testdata/semantic/functions", name))
	if err != nil {
		t.Fatal(err)
	}
	m := newWorld(name, string(content)).module(name)
	comments := map[int]string{}
	for c := range m.Tree.Comments() {
		comments[m.Tree.Text.Line(c.Start)+1] = m.Tree.Text.Slice(c)
	}
	return m, comments
}

var answers = map[semantic.Answer]string{semantic.Yes: "yes", semantic.No: "no", semantic.Unknown: "unknown"}

// TestFallsThrough checks "# falls-through: yes" behind defs.
func TestFallsThrough(t *testing.T) {
	m, comments := functionCase(t, "ends.py")
	for _, f := range m.Functions {
		line := m.Tree.Text.Line(f.Def.Span().Start) + 1
		if got := "# falls-through: " + answers[f.FallsThrough()]; got != comments[line] {
			t.Errorf("line %d, %s: got %q, want %q", line, f.Name, got, comments[line])
		}
	}
}

// TestFunctionFacts checks "# abstract: yes accepts: 1 2" behind defs, for up to four
// arguments.
func TestFunctionFacts(t *testing.T) {
	m, comments := functionCase(t, "facts.py")
	for _, f := range m.Functions {
		line := m.Tree.Text.Line(f.Def.Span().Start) + 1
		var accepted []string
		for n := range 5 {
			if f.Accepts(n) == semantic.Yes {
				accepted = append(accepted, strconv.Itoa(n))
			}
		}
		if accepted == nil {
			accepted = []string{"none"}
		}
		abstract := map[bool]string{true: "yes", false: "no"}[f.IsAbstract()]
		if got := fmt.Sprintf("# abstract: %s accepts: %s", abstract, strings.Join(accepted, " ")); got != comments[line] {
			t.Errorf("line %d, %s: got %q, want %q", line, f.Name, got, comments[line])
		}
	}
}

var readsFact = regexp.MustCompile(`(\w+): ([^,]+)`)

// TestReads checks "# reads x: 5 7, y: none" behind what binds the names.
func TestReads(t *testing.T) {
	m, comments := functionCase(t, "reads.py")
	checked := 0
	for line, comment := range comments {
		for _, fact := range readsFact.FindAllStringSubmatch(strings.TrimPrefix(comment, "# reads "), -1) {
			for n := range syntax.All[syntax.Name](m.Tree.Root()) {
				if m.Tree.Text.Line(n.Span().Start)+1 != line || n.Text() != fact[1] || n.Role() == syntax.FieldValue {
					continue
				}
				if got := spellReads(m, n.Node); got != "" && got != fact[2] {
					t.Errorf("line %d, %s: got %q, want %q", line, fact[1], got, fact[2])
				} else if got != "" {
					checked++
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d targets were checked", checked)
	}
}

// spellReads writes the lines where target is read, "" if it is no target.
func spellReads(m *semantic.Module, target syntax.Node) string {
	n := target
	for n.Parent().Is(syntax.KindTuple) {
		n = n.Parent()
	}
	if n.Role() != syntax.FieldTarget && n.Role() != syntax.FieldOptionalVars {
		return ""
	}
	reads, sure := m.Reads(target)
	if sure == semantic.Unknown {
		return "unknown"
	}
	var lines []string
	for _, r := range reads {
		lines = append(lines, strconv.Itoa(m.Tree.Text.Line(r.Span().Start)+1))
	}
	if lines = slices.Compact(lines); lines == nil {
		return "none"
	}
	return strings.Join(lines, " ")
}

// TestNoFunction asks a function that is not known, and one of broken text.
func TestNoFunction(t *testing.T) {
	var none *semantic.Function
	broken := semantic.Analyze("", false, syntax.ParseOnce(source.New("def f(x:\n    return (\n")), 11, nil)
	for _, f := range append(slices.Clone(broken.Functions), none) {
		if f.FallsThrough() != semantic.Unknown || f.IsAbstract() || f.Accepts(1) == semantic.Yes {
			t.Errorf("%v: %v %v %v", f, f.FallsThrough(), f.IsAbstract(), f.Accepts(1))
		}
	}
}
