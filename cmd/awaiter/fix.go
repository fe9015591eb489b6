package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
	"awaiter/fixes"
)

// repairs are what fixes made of files.
type repairs struct{ files []*repair }

// A repair is what fixes made of one file.
type repair struct {
	path   string
	before *workspace.File
	after  string
	fixed  map[string]int // how many findings of each rule
}

func (r *repairs) count() int {
	n := 0
	for _, f := range r.files {
		for _, fixed := range f.fixed {
			n += fixed
		}
	}
	return n
}

// fixState says which flag applies the likeliest fix of d. Others are for a person
// to choose.
func fixState(d *analysis.Diagnostic) report.FixState {
	all := d.Fixes()
	if len(all) == 0 || all[0].IsNone() {
		return report.NotFixable
	}
	switch all[0].Safety {
	case fixes.Safe:
		return report.FixableSafely
	case fixes.Unsafe:
		return report.FixableUnsafe
	}
	return report.NotFixable
}

// repair returns what is to be done about d, which is in file; ok is false if nothing
// is.
func (c *checker) repair(file *workspace.File, d *analysis.Diagnostic) (fix fixes.Fix, ok bool) {
	if c.options.addIgnores {
		fix = fixes.Suppress(file.Tree(), d.Span.Start, d.Rule.Name)
		return fix, !fix.IsNone()
	}
	switch state := fixState(d); {
	case state == report.FixableSafely, c.options.unsafe && state == report.FixableUnsafe:
		return d.Fixes()[0], true
	}
	return fixes.None, false
}

// rounds is how often files are checked again for fixes that became possible.
const rounds = 10

// repairAll makes fixes to all files until there are none to make, in the Session
// only. Of two fixes that conflict the first wins, and the other has its turn in the
// next round. results becomes what is left.
func (c *checker) repairAll(ctx context.Context, results []result) *repairs {
	all := map[string]*repair{}
	for range rounds {
		var changed []string
		for _, one := range results {
			if c.repairOne(one, all) {
				changed = append(changed, one.path)
			}
		}
		if len(changed) == 0 {
			break
		}
		c.checkAgain(ctx, results, c.session.Touched(changed))
	}
	made := &repairs{}
	for _, path := range slices.Sorted(maps.Keys(all)) {
		made.files = append(made.files, all[path])
	}
	return made
}

// checkAgain puts in results what is found now in the files at paths.
func (c *checker) checkAgain(ctx context.Context, results []result, paths map[string]bool) {
	var places []int
	var again []string
	for i, one := range results {
		if paths[one.path] {
			places, again = append(places, i), append(again, one.path)
		}
	}
	for i, one := range c.checkAll(ctx, again) {
		results[places[i]] = one
	}
}

// repairOne makes the fixes of one round to one file, which it notes in all, and reports
// whether there were any.
func (c *checker) repairOne(one result, all map[string]*repair) bool {
	var offered []fixes.Fix
	var rules []string
	for _, d := range one.found {
		if fix, ok := c.repair(one.file, d); ok {
			offered, rules = append(offered, fix), append(rules, d.Rule.Name)
		}
	}
	if len(offered) == 0 || one.err != nil {
		return false
	}
	edits, skipped := fixes.Merge(offered)
	text, err := fixes.Apply(one.file.Text.String(), edits)
	if err != nil || text == one.file.Text.String() {
		return false
	}
	after := c.session.Edit(one.path, one.file.Version+1, source.New(text))
	if file, err := after.File(one.path); err == nil && file.Tree().Root().IsBroken() && !one.file.Tree().Root().IsBroken() {
		c.session.Edit(one.path, one.file.Version+2, one.file.Text)
		c.fail("%s: the fixes of %s would break the file and were not made", report.ShowPath(c.world.folder, one.path), strings.Join(slices.Compact(rules), ", "))
		return false
	}
	r := all[one.path]
	if r == nil {
		r = &repair{path: one.path, before: one.file, fixed: map[string]int{}}
		all[one.path] = r
	}
	r.after = text
	for i, rule := range rules {
		if len(skipped) > 0 && sameFix(skipped[0], offered[i]) {
			skipped = skipped[1:]
		} else {
			r.fixed[rule]++
		}
	}
	return true
}

func sameFix(a, b fixes.Fix) bool { return a.Title == b.Title && slices.Equal(a.Edits, b.Edits) }

// tellRepairs says for each file which findings are no more.
func (c *checker) tellRepairs(all *repairs, style report.Style) string {
	var b strings.Builder
	did := "fixed"
	if c.options.addIgnores {
		did = "ignored in"
	}
	for _, f := range all.files {
		var rules []string
		for _, rule := range slices.Sorted(maps.Keys(f.fixed)) {
			rules = append(rules, fmt.Sprintf("%d × %s", f.fixed[rule], rule))
		}
		fmt.Fprintf(&b, "%s %s: %s\n", style.Good(did), report.Clean(report.ShowPath(c.world.folder, f.path)), strings.Join(rules, ", "))
	}
	return b.String()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func countLeft(n int) string {
	switch n {
	case 0:
		return "nothing is"
	case 1:
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}
