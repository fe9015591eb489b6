package analysistest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/library"
	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// A finding is a diagnostic in the terms in which two texts that mean the same can
// be compared: it has a line, but neither columns nor offsets.
type finding struct {
	file          string
	line          int // zero-based
	rule, message string
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.file, f.line+1, f.rule, f.message)
}

// A checked file is one file of a case and what all rules find in it.
type checked struct {
	file
	tree        *syntax.Tree
	diagnostics []*analysis.Diagnostic
}

func (f checked) findings() []finding {
	var all []finding
	for _, d := range f.diagnostics {
		all = append(all, finding{f.name, f.tree.Text.Line(d.Span.Start), d.Rule.Name, d.Message})
	}
	return all
}

// check runs all rules that are on by default, and those named by more, over the
// files of c.
func (c testCase) check(rules []*analysis.Rule, more *analysis.Rule) []checked {
	world := newWorld(c)
	defer world.close()
	var all []checked
	for _, f := range c.files {
		m := world.module(f.name)
		found := analysis.Check(m, rules, &analysis.Config{Enabled: func(r *analysis.Rule) bool { return !r.OptIn || r == more }, Option: c.option})
		all = append(all, checked{f, m.Tree, found})
	}
	return all
}

// Check returns what rules, those included that are not on by default, find in
// text, a file that imports nothing but libraries. As in cases, a first line
// "# target: 3.9" sets the version of Python, and others choose options.
func Check(text string, rules []*analysis.Rule) (*syntax.Tree, []*analysis.Diagnostic) {
	c := testCase{files: []file{{"example.py", text}}, options: optionsOf(text)}
	c.target, _ = targetOf(text)
	world := newWorld(c)
	defer world.close()
	m := world.module("example.py")
	return m.Tree, analysis.Check(m, rules, &analysis.Config{Enabled: func(*analysis.Rule) bool { return true }, Option: c.option})
}

// compareWants reports where the findings in f and its "# want" comments differ.
func compareWants(t testing.TB, f checked) {
	t.Helper()
	got, asked := f.findings(), wants(t, f.text)
	for _, w := range asked {
		i := slices.IndexFunc(got, func(g finding) bool {
			return g.line == w.line && g.rule == w.rule && strings.Contains(g.message, w.message)
		})
		if i < 0 {
			t.Errorf("%s:%d: no finding of %s %q", f.name, w.line+1, w.rule, w.message)
			continue
		}
		got = slices.Delete(got, i, i+1)
	}
	for _, g := range got {
		t.Errorf("unwanted: %v\n\t%s", g, f.tree.Text.Slice(f.tree.Text.LineSpan(g.line)))
	}
}

// Compare reports where the "# want" comments of tree's text, the file called name, and
// diagnostics differ.
func Compare(t testing.TB, name string, tree *syntax.Tree, diagnostics []*analysis.Diagnostic) {
	t.Helper()
	compareWants(t, checked{file{name, tree.Text.String()}, tree, diagnostics})
}

// compareForm reports diagnostics that are not written as the style guide asks.
func compareForm(t testing.TB, f checked) {
	t.Helper()
	for _, d := range f.diagnostics {
		if d.Message == "" || strings.ContainsAny(d.Message, "\r\n") || strings.HasSuffix(d.Message, ".") {
			t.Errorf("%s: the message %q is not one line without a full stop", d.Rule.Name, d.Message)
		}
		if d.Span.IsEmpty() && f.tree.Text.Len() > 0 {
			t.Errorf("%s: %q is about nothing: %v", d.Rule.Name, d.Message, d.Span)
		}
		for _, fix := range d.Fixes() {
			if fix.Title == "" || strings.HasSuffix(fix.Title, ".") || strings.ToUpper(fix.Title[:1]) != fix.Title[:1] {
				t.Errorf("%s: the title %q is not a verb phrase without a full stop", d.Rule.Name, fix.Title)
			}
			if !slices.IsSortedFunc(fix.Edits, func(a, b fixes.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) }) {
				t.Errorf("%s: the edits of %q are not sorted", d.Rule.Name, fix.Title)
			}
		}
	}
}

// A world holds the modules of a case.
type world struct {
	c       testCase
	parser  *syntax.Parser
	modules map[string]*semantic.Module // by file name
}

func newWorld(c testCase) *world {
	return &world{c: c, parser: syntax.NewParser(), modules: map[string]*semantic.Module{}}
}

func (w *world) close() { w.parser.Close() }

// module returns the meaning of the file called name.
func (w *world) module(name string) *semantic.Module {
	if m, ok := w.modules[name]; ok {
		return m
	}
	for _, f := range w.c.files {
		if f.name == name {
			dotted, isPackage := moduleName(name)
			m := semantic.Analyze(dotted, isPackage, w.parser.Parse(source.New(f.text)), w.c.target, w)
			w.modules[name] = m
			return m
		}
	}
	return nil
}

// Import makes w the semantic.Importer of its own modules: first those of the
// case, then the library's.
func (w *world) Import(name string) (*semantic.Summary, bool) {
	for _, f := range w.c.files {
		if dotted, _ := moduleName(f.name); dotted == name {
			return w.module(f.name).Summary(), true
		}
	}
	return library.New(w.c.target).Import(name)
}

// Read returns f: all modules of the case are of the program, and none is edited.
func (w *world) Read(f *semantic.Function) *semantic.Function {
	if library.IsStub(f.Module) {
		return nil
	}
	return f
}

// moduleName returns the dotted name of the module in the file "a/b.py" or
// "a/__init__.py".
func moduleName(file string) (name string, isPackage bool) {
	name = strings.TrimSuffix(strings.TrimSuffix(file, ".pyi"), ".py")
	name, isPackage = strings.CutSuffix(name, "/__init__")
	return strings.ReplaceAll(name, "/", "."), isPackage
}
