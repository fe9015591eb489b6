package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

// writeBaseline makes the findings in results known to the baselines of their files,
// which then know no others of these files, and returns the exit code.
func (c *checker) writeBaseline(results []result) int {
	var all []*workspace.Baseline
	byPath, counts, unnamed := map[string]*workspace.Baseline{}, map[string]int{}, false
	s := c.session.Snapshot()
	for _, one := range results {
		if one.err != nil {
			continue
		}
		path := s.Configuration(filepath.Dir(one.path)).BaselineFile
		if path == "" {
			path = filepath.Join(c.world.folder, workspace.BaselineName)
			unnamed = unnamed || len(one.found) > 0
		}
		b := byPath[path]
		if b == nil {
			var err error
			if b, err = workspace.LoadBaseline(path); err != nil {
				return c.world.fail("%s", c.shorten(err))
			}
			byPath[path] = b
			all = append(all, b)
		}
		b.Set(one.path, one.file, one.found)
		counts[path] += len(one.found)
	}
	var b strings.Builder
	for _, baseline := range all {
		content, err := baseline.Encode()
		if err == nil {
			err = writeWhole(baseline.Path(), content, 0o644, nil)
		}
		if err != nil {
			return c.world.fail("%s", c.shorten(err))
		}
		fmt.Fprintf(&b, "Wrote %s to %s\n", count(counts[baseline.Path()], "finding"), report.ShowPath(c.world.folder, baseline.Path()))
	}
	if unnamed {
		fmt.Fprintf(&b, "Now name it in the settings: baseline = \"%s\"\n", workspace.BaselineName)
	}
	if !c.options.quiet {
		fmt.Fprint(c.world.out, b.String())
	}
	if c.failed.Load() {
		return exitFailure
	}
	return exitClean
}
