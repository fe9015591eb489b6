package analysistest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest/oracle"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
	"awaiter/fixes"
)

// repairs are texts before and after a fix, kept until CPython judges them all at
// once.
type repairs struct{ all []repair }

type repair struct{ what, before, after string }

func (r *repairs) add(what, before, after string) {
	r.all = append(r.all, repair{what, before, after})
}

// judge reports fixes whose result CPython does not compile though it compiles
// what was there before.
func (r *repairs) judge(t testing.TB) {
	t.Helper()
	var texts []string
	for _, repair := range r.all {
		texts = append(texts, repair.before, repair.after)
	}
	errors := oracle.Compile(t, texts...)
	for i, repair := range r.all {
		if before, after := errors[2*i], errors[2*i+1]; before == "" && after != "" {
			t.Errorf("%s gives what CPython refuses: %s\n%s", repair.what, after, repair.after)
		}
	}
}

// obeyLaws tries every fix of every finding in c on its own. The result must be
// Python, without the finding and without a new one, and with all comments, unless
// the rule is about comments. A comment that suppresses the finding must do that, and nothing else.
func obeyLaws(t testing.TB, c testCase, rules []*analysis.Rule, rule *analysis.Rule, out *repairs) {
	t.Helper()
	all := c.check(rules, rule)
	before := count(all)
	for i, f := range all {
		for _, d := range f.diagnostics {
			for _, fix := range d.Fixes() {
				obey(t, c, i, f, d, fix, before, rules, rule, out)
			}
			if d.Rule.Broken || d.Rule.Last {
				continue // the file may be no Python, where no comment has a sure place; or it is about comments
			}
			if fix := fixes.Suppress(f.tree, d.Span.Start, d.Rule.Name); !fix.IsNone() {
				obey(t, c, i, f, d, fix, before, rules, rule, out)
			} else {
				t.Errorf("%s: no comment can suppress %q", d.Rule.Name, d.Message)
			}
		}
	}
}

func obey(t testing.TB, c testCase, i int, f checked, d *analysis.Diagnostic, fix fixes.Fix, before map[message]int, rules []*analysis.Rule, rule *analysis.Rule, out *repairs) {
	t.Helper()
	what := "'" + fix.Title + "' for \"" + d.Message + "\" of " + d.Rule.Name
	text, err := fixes.Apply(f.text, fix.Edits)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	repaired := c
	repaired.files = slices.Clone(c.files)
	repaired.files[i].text = text
	again := repaired.check(rules, rule)
	after := count(again)
	if me := (message{d.Rule.Name, d.Message}); after[me] >= before[me] {
		t.Errorf("%s leaves the finding:\n%s", what, text)
	}
	for m := range after {
		if after[m] > before[m] {
			t.Errorf("%s makes a new finding %v:\n%s", what, m, text)
		}
	}
	if again[i].tree.Root().IsBroken() && !f.tree.Root().IsBroken() {
		t.Errorf("%s gives what does not parse:\n%s", what, text)
	}
	if lost := lostComment(f.tree, again[i].tree); lost != "" && !d.Rule.Last {
		t.Errorf("%s loses the comment %q:\n%s", what, lost, text)
	}
	out.add(what, f.text, text)
}

// A message is a finding without its place, which a fix may move.
type message struct{ rule, text string }

func count(all []checked) map[message]int {
	counts := map[message]int{}
	for _, f := range all {
		for _, d := range f.diagnostics {
			counts[message{d.Rule.Name, d.Message}]++
		}
	}
	return counts
}

// lostComment returns a comment of before that after does not have, or "". More
// words may stand behind it.
func lostComment(before, after *syntax.Tree) string {
	left := map[string]int{}
	for at := range after.Comments() {
		left[comment(after, at)]++
	}
	for at := range before.Comments() {
		text := comment(before, at)
		if left[text] > 0 {
			left[text]--
			continue
		}
		longer := slices.IndexFunc(slices.Collect(maps.Keys(left)), func(s string) bool { return left[s] > 0 && strings.HasPrefix(s, text) })
		if longer < 0 {
			return text
		}
	}
	return ""
}

func comment(tree *syntax.Tree, at source.Span) string {
	return strings.TrimSpace(tree.Text.Slice(at))
}
