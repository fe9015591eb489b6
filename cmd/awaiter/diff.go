package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"awaiter/cmd/internal/report"
)

// writeDiffs writes what --fix would change, and on standard error what would be left.
func (c *checker) writeDiffs(all *repairs, r *report.Report) error {
	style := c.world.style(c.world.out, c.options.color)
	for _, f := range all.files {
		name := strings.TrimPrefix(filepath.ToSlash(report.ShowPath(c.world.folder, f.path)), "/")
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
		verb := "fix"
		if c.options.addIgnores {
			verb = "ignore"
		}
		would = fmt.Sprintf("Would %s %s in %s", verb, count(all.count(), "finding"), count(len(all.files), "file"))
	}
	fmt.Fprintf(c.world.err, "%s; %s left\n", would, countLeft(left))
	return nil
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
