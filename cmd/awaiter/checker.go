package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"awaiter/analysis"
	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

// A checker is one run of check.
type checker struct {
	world         *world
	options       *checkOptions
	session       *workspace.Session
	memory        *workspace.Memory // nil if nothing is kept between runs
	stdin         string            // the path that standard input has, "" if it is not checked
	stdinEncoding string
	failed        atomic.Bool
	told          map[workspace.Problem]bool
	mu            sync.Mutex // held while something is said on standard error
}

func newChecker(w *world, o *checkOptions) *checker {
	c := &checker{world: w, options: o, told: map[workspace.Problem]bool{}}
	if o.remembers() {
		c.memory = w.recall(w.folder)
	}
	c.session = workspace.NewSession(workspace.Options{
		Roots:       []string{w.folder},
		Rules:       w.rules,
		Settings:    o.settings,
		Environment: w.environment(),
		Stores:      w.stores,
		Memory:      c.memory,
		Crashed:     c.crashed,
	})
	return c
}

// A result is what was found in one file.
type result struct {
	path  string
	file  *workspace.File
	found []*analysis.Diagnostic
	err   error
}

// once checks everything once and reports.
func (c *checker) once(ctx context.Context) int {
	paths, err := c.findFiles(ctx)
	if err != nil {
		return c.world.fail("%s", err)
	}
	results := c.checkAll(ctx, paths)
	c.world.keep(c.world.folder, c.memory)
	repairs := &repairs{}
	if c.options.fix || c.options.diff || c.options.addIgnores {
		unrepaired := slices.Clone(results)
		repairs = c.repairAll(ctx, results)
		if !c.options.diff {
			c.writeRepairs(repairs, results, unrepaired)
		}
	}
	c.sayErrors(results)
	if c.options.writeBaseline {
		return c.writeBaseline(results)
	}
	r := c.newReport(c.session.Snapshot())
	r.Files = len(results)
	for _, one := range results {
		if one.err != nil {
			r.Files--
		} else if len(one.found) > 0 {
			r.Found = append(r.Found, report.File{Path: one.path, Text: one.file.Text, Diagnostics: one.found})
		}
	}
	code, err := c.finish(repairs, r)
	if err != nil {
		return c.world.fail("%s", err)
	}
	if c.failed.Load() {
		return exitFailure
	}
	return code
}

// finish writes the report, and what was repaired where that is not in files.
func (c *checker) finish(repairs *repairs, r *report.Report) (int, error) {
	code := c.exitCode(r)
	switch {
	case c.options.diff:
		if len(repairs.files) > 0 && !c.options.exitZero {
			code = exitFindings
		}
		return code, c.writeDiffs(repairs, r)
	case c.options.fix || c.options.addIgnores:
		r.Fixed, r.Ignored = repairs.count(), c.options.addIgnores
		if c.stdin != "" {
			return code, c.passStdin(repairs, r)
		}
	}
	return code, c.write(repairs, r)
}

// findFiles returns the files to check. Standard input becomes an open document.
func (c *checker) findFiles(ctx context.Context) ([]string, error) {
	if slices.Contains(c.options.paths, "-") {
		return c.readStdin()
	}
	var paths []string
	for _, path := range c.options.paths {
		paths = append(paths, c.world.path(path))
	}
	files, errs := c.session.Snapshot().Find(ctx, paths...)
	for _, err := range errs {
		c.fail("%s", c.shorten(err))
	}
	return files, nil
}

func (c *checker) readStdin() ([]string, error) {
	c.stdin = c.world.path(cmp.Or(c.options.stdinFilename, "<stdin>"))
	raw, err := io.ReadAll(c.world.in)
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	content, encoding, err := source.Decode(raw)
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	c.stdinEncoding = encoding
	c.session.Edit(c.stdin, 1, source.New(content))
	return []string{c.stdin}, nil
}

// checkAll checks paths, several at a time. The results are in the order of paths.
func (c *checker) checkAll(ctx context.Context, paths []string) []result {
	snapshot := c.session.Snapshot()
	results := make([]result, len(paths))
	progress := c.newProgress(len(paths))
	defer progress.stop()
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(c.options.jobs, len(paths)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(paths) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				results[i] = checkOne(ctx, snapshot, paths[i])
				progress.done()
			}
		})
	}
	workers.Wait()
	for _, folder := range foldersOf(paths) {
		c.sayProblems(snapshot.Configuration(folder))
	}
	return results
}

func checkOne(ctx context.Context, s *workspace.Snapshot, path string) result {
	found, known := s.Remembered(path)
	if known && len(found) == 0 {
		return result{path: path}
	}
	file, err := s.File(path)
	if err != nil {
		return result{path: path, err: err}
	}
	if !known {
		found, err = s.Diagnostics(ctx, path)
	}
	switch {
	case err == nil && len(found) == 0:
		file = nil
	case !file.Open:
		file = file.Alone()
	}
	return result{path, file, found, err}
}

// foldersOf returns the folders of paths, each once, in the order of paths.
func foldersOf(paths []string) []string {
	var folders []string
	seen := map[string]bool{}
	for _, path := range paths {
		if folder := filepath.Dir(path); !seen[folder] {
			seen[folder] = true
			folders = append(folders, folder)
		}
	}
	return folders
}

// sayProblems says what is wrong in a configuration file, once. A run with settings
// that are not what somebody wrote has failed, even if it found nothing.
func (c *checker) sayProblems(conf *workspace.Configuration) {
	for _, p := range conf.Problems {
		if !c.told[p] {
			c.told[p] = true
			p.Path = report.ShowPath(c.world.folder, p.Path)
			c.fail("%s", p)
		}
	}
}

func (c *checker) sayErrors(results []result) {
	for _, r := range results {
		if r.err != nil {
			c.fail("%s", c.shorten(r.err))
		}
	}
}

// shorten returns the message of err with paths as a person in the working directory
// writes them.
func (c *checker) shorten(err error) string {
	return strings.ReplaceAll(err.Error(), " "+c.world.folder+string(filepath.Separator), " ")
}

// fail says that a part of the work cannot be done; the rest goes on.
func (c *checker) fail(format string, args ...any) {
	c.failed.Store(true)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.world.fail(format, args...)
}

// crashed is told of a mistake in Awaiter itself. One that is of no rule is the error
// of its file, too, and reported as that.
func (c *checker) crashed(path string, rule *analysis.Rule, reason any) {
	if rule != nil {
		c.fail("%s: internal error in the rule %s: %v", report.ShowPath(c.world.folder, path), rule.Name, reason)
	}
	if c.world.env("AWAITER_DEBUG") != "" {
		fmt.Fprintf(c.world.err, "%s\n", debug.Stack())
	}
}
