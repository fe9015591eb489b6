package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

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

// of returns the repair of the file at path.
func (r *repairs) of(path string) *repair {
	if i := slices.IndexFunc(r.files, func(f *repair) bool { return f.path == path }); i >= 0 {
		return r.files[i]
	}
	return nil
}

// fixState says which flag applies the likeliest fix of d. Others are for a person
// to choose.
func fixState(d *analysis.Diagnostic) report.FixState {
	if len(d.Fixes) == 0 || d.Fixes[0].IsNone() {
		return report.NotFixable
	}
	switch d.Fixes[0].Safety {
	case fixes.Safe:
		return report.FixableSafely
	case fixes.Unsafe:
		return report.FixableUnsafe
	}
	return report.NotFixable
}

func (c *checker) mayFix(d *analysis.Diagnostic) bool {
	state := fixState(d)
	return state == report.FixableSafely || c.options.unsafe && state == report.FixableUnsafe
}

// rounds is how often files are checked again for fixes that became possible.
const rounds = 10

// repairAll makes fixes to all files until there are none to make, in the Session
// only. Of two fixes that conflict the first wins, and the other has its turn in the
// next round. results becomes what is left.
func (c *checker) repairAll(ctx context.Context, paths []string, results *[]result) *repairs {
	all := &repairs{}
	for range rounds {
		before := c.session.Snapshot()
		changed := false
		for _, one := range *results {
			changed = c.repairOne(before, one, all) || changed
		}
		if !changed {
			break
		}
		*results = c.checkAll(ctx, paths)
	}
	slices.SortFunc(all.files, func(a, b *repair) int { return strings.Compare(a.path, b.path) })
	return all
}

// repairOne makes the fixes of one round to one file, and reports whether there were
// any.
func (c *checker) repairOne(s *workspace.Snapshot, one result, all *repairs) bool {
	var offered []fixes.Fix
	var rules []string
	for _, d := range one.found {
		if c.mayFix(d) {
			offered, rules = append(offered, d.Fixes[0]), append(rules, d.Rule.Name)
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
	r := all.of(one.path)
	if r == nil {
		r = &repair{path: one.path, before: one.file, fixed: map[string]int{}}
		all.files = append(all.files, r)
	}
	r.after = text
	for i, rule := range rules {
		if !slices.ContainsFunc(skipped, func(f fixes.Fix) bool { return sameFix(f, offered[i]) }) {
			r.fixed[rule]++
		}
	}
	return true
}

func sameFix(a, b fixes.Fix) bool { return a.Title == b.Title && slices.Equal(a.Edits, b.Edits) }

// writeRepairs writes the files that changed. A file that cannot be written is
// reported and stays as it is.
func (c *checker) writeRepairs(all *repairs) {
	all.files = slices.DeleteFunc(all.files, func(r *repair) bool {
		if r.path == c.stdin {
			return false
		}
		err := replaceFile(r)
		if err != nil {
			c.fail("%s", c.shorten(err))
		}
		return err != nil
	})
}

// replaceFile writes what r made of a file: to a file beside it which then takes its
// place, so that nobody ever sees half of it. Mode, encoding and links stay. It fails
// if the file is no longer what the fixes were made for.
func replaceFile(r *repair) error {
	path, err := filepath.EvalSymlinks(r.path)
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	content, err := source.Encode(r.after, r.before.Encoding)
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".awaiter-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(content)
	if err == nil {
		err = temporary.Chmod(info.Mode().Perm())
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = unchanged(path, r.before)
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// unchanged is an error if the file at path is no longer what was read.
func unchanged(path string, read *workspace.File) error {
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	then, err := source.Encode(read.Text.String(), read.Encoding)
	if err == nil && !bytes.Equal(now, then) {
		err = fmt.Errorf("it changed while it was checked; nothing was written")
	}
	return err
}

// writeDiffs writes what --fix would change, and on standard error what would be left.
func (c *checker) writeDiffs(all *repairs, r *report.Report) error {
	style := c.world.style(c.world.out, c.options.color)
	for _, f := range all.files {
		name := filepath.ToSlash(report.ShowPath(c.world.folder, f.path))
		patch := diff.Diff("a/"+name, []byte(f.before.Text.String()), "b/"+name, []byte(f.after))
		if _, err := io.WriteString(c.world.out, paintDiff(string(patch), style)); err != nil {
			return err
		}
	}
	if c.options.quiet {
		return nil
	}
	left, _, _ := r.Count()
	would := "Nothing to fix"
	if len(all.files) > 0 {
		would = fmt.Sprintf("Would fix %s in %s", count(all.count(), "finding"), count(len(all.files), "file"))
	}
	fmt.Fprintf(c.world.err, "%s; %s left\n", would, countLeft(left))
	return nil
}

// tellRepairs says for each file which findings are no more.
func (c *checker) tellRepairs(all *repairs, style report.Style) string {
	var b strings.Builder
	for _, f := range all.files {
		var rules []string
		for _, rule := range slices.Sorted(maps.Keys(f.fixed)) {
			rules = append(rules, fmt.Sprintf("%d × %s", f.fixed[rule], rule))
		}
		fmt.Fprintf(&b, "%s %s: %s\n", style.Good("fixed"), report.Clean(report.ShowPath(c.world.folder, f.path)), strings.Join(rules, ", "))
	}
	return b.String()
}

// paintDiff leaves out the line before the names, which only some programs know, and
// adds colours.
func paintDiff(patch string, style report.Style) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(patch, "\n") {
		text := strings.TrimSuffix(line, "\n")
		switch {
		case i == 0 && strings.HasPrefix(line, "diff "):
			continue
		case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
			text = style.Bold(text)
		case strings.HasPrefix(line, "@@"):
			text = style.Note(text)
		case strings.HasPrefix(line, "+"):
			text = style.Good(text)
		case strings.HasPrefix(line, "-"):
			text = style.Bad(text)
		}
		b.WriteString(text)
		if strings.HasSuffix(line, "\n") {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// passStdin writes the repaired text on standard output and the report on standard
// error.
func (c *checker) passStdin(all *repairs, r *report.Report) error {
	s := c.session.Snapshot()
	file, err := s.File(c.stdin)
	if err != nil {
		return err
	}
	content, err := source.Encode(file.Text.String(), c.stdinEncoding)
	if err != nil {
		return fmt.Errorf("write standard output: %w", err)
	}
	if _, err := c.world.out.Write(content); err != nil {
		return err
	}
	c.world.out = c.world.err
	return c.write(all, r)
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
