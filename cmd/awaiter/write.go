package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"awaiter/analysis/source"
	"awaiter/analysis/workspace"
	"awaiter/cmd/internal/report"
)

// writeRepairs writes the files that changed. A file that cannot be written is
// reported and stays as it is, and so does its result.
func (c *checker) writeRepairs(all *repairs, results, unrepaired []result) {
	all.files = slices.DeleteFunc(all.files, func(r *repair) bool {
		if r.path == c.stdin {
			return false
		}
		err := replaceFile(r)
		if err != nil {
			c.fail("%s", c.shorten(err))
			i := slices.IndexFunc(results, func(one result) bool { return one.path == r.path })
			results[i] = unrepaired[i]
		}
		return err != nil
	})
}

// replaceFile writes what r made of a file. Mode, encoding and links stay. It fails if the
// file is no longer what the fixes were made for.
func replaceFile(r *repair) error {
	content, err := source.Encode(r.after, r.before.Encoding)
	if err == nil {
		err = writeWhole(r.path, content, 0, func(path string) error { return unchanged(path, r.before) })
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// writeWhole writes content to a file beside the one at path, or the one that path is a
// link to, which then takes its place, so that nobody ever sees half of it. Its mode stays;
// one that is new gets the given mode, and is an error if that is 0. The last word before
// it happens has allow, unless it is nil.
func writeWhole(path string, content []byte, mode os.FileMode, allow func(path string) error) error {
	if link, err := filepath.EvalSymlinks(path); err == nil {
		path = link
	}
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	} else if mode == 0 {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".awaiter-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(content)
	if err == nil {
		err = temporary.Chmod(mode)
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err == nil && allow != nil {
		err = allow(path)
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	return err
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
