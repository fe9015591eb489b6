package analysistest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A recorder stands in for the testing.T of a case that is to fail.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Helper()                           {}
func (r *recorder) Failed() bool                      { return len(r.errors) > 0 }
func (r *recorder) Errorf(format string, args ...any) { r.Error(fmt.Sprintf(format, args...)) }
func (r *recorder) Error(args ...any)                 { r.errors = append(r.errors, fmt.Sprint(args...)) }

// callRule finds every call of the function name, and offers to put fix in its place.
func callRule(rule, name, fix string) *analysis.Rule {
	return &analysis.Rule{Name: rule, Check: func(p *analysis.Pass) {
		for call := range syntax.All[syntax.Call](p.Root()) {
			if call.Func().Text() == name {
				p.Report(call, "'%s' is called", name).Fix(fixes.Fix{Title: "Replace it", Edits: []fixes.Edit{{Span: call.Span(), New: fix}}})
			}
		}
	}}
}

// TestHarness has cases that must pass, for no reason is given, and cases that must
// fail for a reason.
func TestHarness(t *testing.T) {
	panics := &analysis.Rule{Name: "panics", Check: func(p *analysis.Pass) {
		for def := range syntax.All[syntax.FunctionDef](p.Root()) {
			if def.IsBroken() {
				panic("half a def")
			}
		}
	}}
	column := &analysis.Rule{Name: "column", Check: func(p *analysis.Pass) {
		for call := range syntax.All[syntax.Call](p.Root()) {
			p.Report(call, "a call in column %d", p.Tree.Text.Position(call.Span().Start, source.UTF8).Column)
		}
	}}
	tests := []struct {
		name, text, golden string
		rule               *analysis.Rule
		reason             string
	}{
		{"passes", "old()  # want test \"'old' is\"\n", "new()  # want test \"'old' is\"\n", callRule("test", "old", "new()"), ""},
		{"above", "old()\n# want-1 test\n", "new()\n# want-1 test\n", callRule("test", "old", "new()"), ""},
		{"not found", "new()  # want test\n", "", callRule("test", "old", "new()"), "no finding of test"},
		{"not wanted", "old()\n", "new()\n", callRule("test", "old", "new()"), "unwanted"},
		{"another message", "old()  # want test \"new\"\n", "", callRule("test", "old", "new()"), "no finding of test \"new\""},
		{"found once only", "old()  # want test test\n", "", callRule("test", "old", "new()"), "no finding of test"},
		{"another golden", "old()  # want test\n", "older()  # want test\n", callRule("test", "old", "new()"), "differs"},
		{"the finding stays", "old()  # want test\n", "", callRule("test", "old", "old( )"), "leaves the finding"},
		{"a new finding", "old()  # want test\n", "", callRule("test", "old", "other()"), "makes a new finding"},
		{"no Python", "old()  # want test\n", "", callRule("test", "old", "new("), "does not parse"},
		{"a comment is lost", "old(  # why\n)\n# want-2 test\n", "", callRule("test", "old", "new()"), "loses the comment \"# why\""},
		{"never ends", "old()  # want test\n", "", callRule("test", "old", "old() + old()"), "still change the text"},
		{"panics while typing", "def f():\n    new()\n", "", panics, "make it panic: half a def"},
		{"depends on the spelling", "if x:\n    new()  # want column\n", "", column, "with tabs"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "case.py")
			write(t, path, test.text)
			if test.golden != "" {
				write(t, path+".golden", test.golden)
			}
			r := &recorder{TB: t}
			rules := []*analysis.Rule{test.rule, callRule("other", "other", "new()")}
			runCase(r, load(r, path), rules, test.rule, &repairs{})
			switch {
			case test.reason == "" && r.Failed():
				t.Errorf("fails: %q", r.errors)
			case test.reason != "" && !slices.ContainsFunc(r.errors, func(e string) bool { return strings.Contains(e, test.reason) }):
				t.Errorf("does not fail for %q but for %q", test.reason, r.errors)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestJudge(t *testing.T) {
	r := &recorder{TB: t}
	var out repairs
	out.add("a good fix", "def f(): pass\n", "async def f(): pass\n")
	out.add("a bad fix", "def f(): yield from x\n", "async def f(): yield from x\n")
	out.add("what was bad before", "def f(): await x\n", "def f(): await y\n")
	out.judge(r)
	if len(r.errors) != 1 || !strings.HasPrefix(r.errors[0], "a bad fix gives what CPython refuses: SyntaxError: 'yield from' inside async function") {
		t.Errorf("%q", r.errors)
	}
}

func TestArchive(t *testing.T) {
	const text = "-- a/b.py --\nx = 1\n-- c.py: A title --\n\n"
	files := parseArchive("what it is\n" + text)
	if !slices.Equal(files, []file{{"a/b.py", "x = 1\n"}, {"c.py: A title", "\n"}}) {
		t.Errorf("%q", files)
	}
	if got := formatArchive(files); got != text {
		t.Errorf("%q", got)
	}
}
