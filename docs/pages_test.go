package docs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/rules"
	"awaiter/docs"
	"awaiter/fixes"
)

// TestRulesAreWhole fails for a rule that has no page, no cases or a file of
// another name, and for a page, folder or file that has no rule.
func TestRulesAreWhole(t *testing.T) {
	var names, folders, files []string
	for _, r := range rules.All() {
		names = append(names, r.Name)
	}
	pages, _ := docs.Names()
	entries, err := os.ReadDir("../testdata/rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	sources, _ := filepath.Glob("../analysis/rules/*.go")
	for _, path := range sources {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(text), "= define("); n == 1 {
			files = append(files, strings.ReplaceAll(strings.TrimSuffix(filepath.Base(path), ".go"), "_", "-"))
		} else if n > 1 {
			t.Errorf("%s defines %d rules", path, n)
		}
	}
	for _, set := range []struct {
		what string
		have []string
	}{{"page in docs/rules", pages}, {"folder in testdata/rules", folders}, {"file in analysis/rules", files}} {
		for _, name := range names {
			if !slices.Contains(set.have, name) {
				t.Errorf("%s has no %s", name, set.what)
			}
		}
		for _, name := range set.have {
			if !slices.Contains(names, name) {
				t.Errorf("the %s called %s belongs to no rule", set.what, name)
			}
		}
	}
}

// A rulePage is a page of docs/rules, taken apart: one of its Examples, and what stands
// for it under Use instead.
type rulePage struct {
	rule             *analysis.Rule
	bad, good        *example // the Example and what is under Use instead
	fixed            string   // the Example after the preferred fixes, "" if there are none
	mayRun, sketched bool
}

// TestRulePages runs the Examples of every page. The Example is found by its rule
// and no other that is on by default, and CPython says of it what the page quotes. What is to be used
// instead is not found, and runs without an error or a warning; so does the Example
// once it is fixed, unless the fix leaves something to fill in. What imports packages
// of PyPI runs where they are: go run ./cmd/dev test.
func TestRulePages(t *testing.T) {
	var pages []*rulePage
	var sources []string
	for _, r := range rules.All() {
		t.Run(r.Name, func(t *testing.T) {
			text, ok := docs.Rule(r.Name)
			if !ok {
				t.Fatalf("docs/rules/%s.md is missing", r.Name)
			}
			for _, p := range readRulePage(t, r, text) {
				p.analyze(t)
				if oracle.MayRun(p.bad.source) && oracle.MayRun(p.good.source) {
					pages = append(pages, p)
					sources = append(sources, p.bad.source, p.good.source, p.fixed)
				}
			}
		})
	}
	minor, results := oracle.Version(t), oracle.Run(t, sources...)
	for i, p := range pages {
		t.Run(p.rule.Name, func(t *testing.T) { p.compare(t, minor, results[3*i], results[3*i+1], results[3*i+2]) })
	}
}

// ruleSections are the headings of a rule's page, in order. That of a rule with
// options has "Options" before the last one.
var ruleSections = []string{"Example", "Use instead", "When it stays silent", "References"}

// readRulePage takes the page of r apart. Where it has several Examples, it has as many
// programs under Use instead.
func readRulePage(t *testing.T, r *analysis.Rule, text string) (all []*rulePage) {
	t.Helper()
	page := docs.Parse(text)
	if page.Title != r.Name {
		t.Errorf("the page begins with %q, not with \"# %s\"", page.Title, r.Name)
	}
	var headings []string
	for _, s := range page.Sections {
		headings = append(headings, s.Heading)
		if strings.TrimSpace(s.Text) == "" {
			t.Errorf("the section %q is empty", s.Heading)
		}
	}
	want := ruleSections
	if len(r.Options) > 0 {
		want = slices.Insert(slices.Clone(ruleSections), 3, "Options")
	}
	if !slices.Equal(headings, want) {
		t.Errorf("the page has the sections %q, not %q", headings, want)
	}
	for _, o := range r.Options {
		if !strings.Contains(page.Section("Options").Text, "`"+o.Name+"`") {
			t.Errorf("the section Options does not name `%s`", o.Name)
		}
	}
	paragraphs := strings.Split(strings.TrimSpace(page.Intro), "\n\n")
	if len(paragraphs) < 2 || strings.Contains(paragraphs[0], "\n") || !strings.HasSuffix(paragraphs[0], ".") {
		t.Errorf("the page must begin with one line, a sentence of what is found, and then say why it is a mistake")
	}
	bad, good := examplesOf(t, page.Section("Example")), examplesOf(t, page.Section("Use instead"))
	if len(bad) == 0 || len(bad) != len(good) {
		t.Fatalf("the page needs a python block under Example, and as many under Use instead")
	}
	quoting := func(all []*example) (n int) {
		for _, e := range all {
			n += min(len(e.quotes), 1)
		}
		return n
	}
	said, printed := quoting(bad), quoting(good)
	for i := range bad {
		p := &rulePage{rule: r, bad: bad[i], good: good[i]}
		// What an older Python than the judge refuses, it runs.
		p.mayRun = r.Severity == analysis.Hint || strings.HasPrefix(p.bad.source, "# target: ")
		if len(p.bad.quotes) == 0 && (!p.mayRun || said > 0) || len(p.good.quotes) == 0 && printed > 0 {
			t.Errorf("each python block under Example needs a text block, and all or none under Use instead")
		}
		all = append(all, p)
	}
	return all
}

// analyze compares what the rules find in p with what p says.
func (p *rulePage) analyze(t *testing.T) {
	t.Helper()
	tree, found := analysistest.Check(p.bad.source, concerned(p.rule))
	if len(found) == 0 {
		t.Errorf("the Example is not found")
	}
	var preferred []fixes.Fix
	for _, d := range found {
		if d.Rule != p.rule {
			t.Errorf("%s finds something in the Example, too: %s", d.Rule.Name, d.Message)
			continue
		}
		if len(d.Fixes()) > 0 {
			preferred = append(preferred, d.Fixes()[0])
			p.sketched = p.sketched || d.Fixes()[0].Safety == fixes.Sketch
		}
	}
	edits, _ := fixes.Merge(preferred)
	fixed, err := fixes.Apply(tree.Text.String(), edits)
	if err != nil {
		t.Errorf("the fixes cannot be applied: %v", err)
	}
	if fixed != p.bad.source {
		p.fixed = fixed
	}
	if _, found := analysistest.Check(p.good.source, concerned(p.rule)); len(found) > 0 {
		t.Errorf("%s finds something in Use instead: %s", found[0].Rule.Name, found[0].Message)
	}
}

// concerned returns r and all rules that are on by default.
func concerned(r *analysis.Rule) []*analysis.Rule {
	return slices.DeleteFunc(rules.All(), func(other *analysis.Rule) bool { return other.OptIn && other != r })
}

// compare holds the page to what CPython 3.minor did with its programs.
func (p *rulePage) compare(t *testing.T, minor int, bad, good, fixed oracle.Result) {
	t.Helper()
	if said, want := strings.Join(bad.Said(), "\n"), p.bad.quotes.with(minor); want != "" && said != want {
		t.Errorf("CPython says of the Example\n%s\nbut the page quotes\n%s\nstderr:\n%s", said, want, bad.Stderr)
	}
	if good.Exit != 0 || good.Stderr != "" {
		t.Errorf("Use instead does not run:\n%s", good.Stderr)
	}
	if want := p.good.quotes.with(minor); want != "" && strings.TrimSpace(good.Stdout) != want {
		t.Errorf("Use instead prints\n%s\nbut the page quotes\n%s", good.Stdout, want)
	}
	if p.fixed != "" && p.fixed != p.good.source && !p.sketched && (fixed.Exit != 0 || fixed.Stderr != "") {
		t.Errorf("the fixed Example does not run:\n%s\n%s", p.fixed, fixed.Stderr)
	}
}
