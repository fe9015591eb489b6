//go:build unix

package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestFindOddFiles(t *testing.T) {
	root := writeTree(t, "-- a.py --\n-- sub/b.py --\n")
	link := func(to, at string) {
		if err := os.Symlink(to, filepath.Join(root, at)); err != nil {
			t.Fatal(err)
		}
	}
	link("..", "sub/loop")
	link("loop2", "loop2")
	link("a.py", "linked.py")
	link("nowhere.py", "dangling.py")
	link("sub", "linkedfolder")
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.py"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, errs := find(root, "."); !slices.Equal(got, []string{"a.py", "linked.py", "sub/b.py"}) || errs != nil {
		t.Errorf("got %v, %v", got, errs)
	}
	if got, errs := find(root, "linkedfolder"); !slices.Equal(got, []string{"linkedfolder/b.py"}) || errs != nil {
		t.Errorf("a link that is named: got %v, %v", got, errs)
	}
	got, errs := find(root, "missing", "a.py")
	if !slices.Equal(got, []string{"a.py"}) || len(errs) != 1 || !strings.HasSuffix(errs[0].Error(), "missing: no such file or directory") {
		t.Errorf("a path that is missing: got %v, %v", got, errs)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	root := writeTree(t, "-- nul.py --\nx = 1\x00\n-- bad.py --\nx = '\xff'\n-- unknown.py --\n# coding: klingon\n-- folder.py/x --\n")
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.py"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := NewSession(Options{}).Snapshot()
	for name, want := range map[string]string{
		"nul.py":     "a NUL byte at offset 5, so this is no Python source",
		"bad.py":     "not valid utf-8 at byte 5",
		"unknown.py": "unknown encoding: klingon",
		"folder.py":  "it is a folder",
		"pipe.py":    "it is not a regular file",
		"gone.py":    "no such file or directory",
	} {
		path := filepath.Join(root, name)
		if _, err := s.File(path); err == nil || err.Error() != "read "+path+": "+want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
		if _, err := s.Diagnostics(context.Background(), path); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
