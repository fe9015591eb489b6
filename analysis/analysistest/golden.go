package analysistest

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"slices"
	"testing"

	"awaiter/analysis"
	"awaiter/fixes"
)

var update = flag.Bool("update", false, "rewrite the .golden files")

// rounds is how often a file is fixed at most: fixes that conflict wait for the
// next round.
const rounds = 10

// compareGolden compares what the fixes of rule make of c with the file
// c.path+".golden", which exists if there are any. Where every finding has one fix,
// that is the text with all of them applied. Where one has several, it is an
// archive with a section for each title: all fixes of that title, and no others,
// applied. For an archive of files, sections are "file" or "file: title".
func compareGolden(t testing.TB, c testCase, rules []*analysis.Rule, rule *analysis.Rule, out *repairs) {
	t.Helper()
	path := c.path + ".golden"
	got := c.golden(t, rules, rule, out)
	if *update {
		if got == "" {
			os.Remove(path)
		} else if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (-update rewrites it); the fixes give\n%s", path, got)
	}
}

// golden returns what the golden file of c should hold, "" if no fix changes c.
func (c testCase) golden(t testing.TB, rules []*analysis.Rule, rule *analysis.Rule, out *repairs) string {
	t.Helper()
	titles, several := fixTitles(c.check(rules, rule), rule)
	var sections []file
	if several {
		for _, title := range titles {
			for i, f := range c.fixAll(t, rules, rule, title, out).files {
				if f.text == c.files[i].text {
					continue
				}
				name := title
				if len(c.files) > 1 {
					name = f.name + ": " + title
				}
				sections = append(sections, file{name, f.text})
			}
		}
		return formatArchive(sections)
	}
	for i, f := range c.fixAll(t, rules, rule, "", out).files {
		if f.text != c.files[i].text {
			sections = append(sections, f)
		}
	}
	if len(sections) == 1 && len(c.files) == 1 {
		return sections[0].text
	}
	return formatArchive(sections)
}

// fixTitles returns the titles of the fixes of rule in order of appearance, and
// whether a finding has more than one.
func fixTitles(all []checked, rule *analysis.Rule) (titles []string, several bool) {
	for _, f := range all {
		for _, d := range f.diagnostics {
			if d.Rule != rule {
				continue
			}
			several = several || len(d.Fixes()) > 1
			for _, fix := range d.Fixes() {
				if !slices.Contains(titles, fix.Title) {
					titles = append(titles, fix.Title)
				}
			}
		}
	}
	return titles, several
}

// fixAll applies to every finding of rule in c the fix with the given title, or the
// preferred one for "", until none is left. Fixing the result again must change
// nothing.
func (c testCase) fixAll(t testing.TB, rules []*analysis.Rule, rule *analysis.Rule, title string, out *repairs) testCase {
	t.Helper()
	fixed := c
	for range rounds {
		next := fixed.fixOnce(t, rules, rule, title)
		if slices.Equal(next.files, fixed.files) {
			for i, f := range fixed.files {
				out.add("fixing "+c.path, c.files[i].text, f.text)
			}
			return fixed
		}
		fixed = next
	}
	t.Errorf("%s: after %d rounds the fixes still change the text:\n%s", c.path, rounds, formatArchive(fixed.files))
	return fixed
}

func (c testCase) fixOnce(t testing.TB, rules []*analysis.Rule, rule *analysis.Rule, title string) testCase {
	t.Helper()
	fixed := c
	fixed.files = nil
	for _, f := range c.check(rules, rule) {
		var chosen []fixes.Fix
		for _, d := range f.diagnostics {
			if i := slices.IndexFunc(d.Fixes(), func(fix fixes.Fix) bool { return title == "" || fix.Title == title }); d.Rule == rule && i >= 0 {
				chosen = append(chosen, d.Fixes()[i])
			}
		}
		edits, _ := fixes.Merge(chosen)
		text, err := fixes.Apply(f.text, edits)
		if err != nil {
			t.Fatalf("%s: merged fixes cannot be applied: %v", f.name, err)
		}
		fixed.files = append(fixed.files, file{f.name, text})
	}
	return fixed
}
