package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFind looks through trees. The comment of an archive has the paths to look at,
// and behind "=>" what is found.
func TestFind(t *testing.T) {
	for name, archive := range map[string]string{
		"names": `. => a.py b.pyi c.pyw sub/d.py
-- a.py --
-- b.pyi --
-- c.pyw --
-- sub/d.py --
-- e.txt --
-- f.pyc --
-- g --
`,
		"named files are found whatever they are": `e.txt a.py venv/x.py a.py => e.txt a.py venv/x.py
-- a.py --
-- e.txt --
-- venv/x.py --
-- .gitignore --
*
`,
		"no code of the project": `. => kept.py
-- kept.py --
-- .git/hooks/x.py --
-- .venv/lib/x.py --
-- venv/x.py --
-- node_modules/x/y.py --
-- __pycache__/x.py --
-- build/lib/x.py --
-- dist/x.py --
-- .tox/py/x.py --
-- .mypy_cache/x.py --
-- lib/python3.11/site-packages/x.py --
-- env311/pyvenv.cfg --
-- env311/bin/x.py --
`,
		"an excluded folder that is named": `build => build/x.py
-- build/x.py --
-- build/build/y.py --
`,
		"gitignore": `. => a.py keep/made.py keep/x_pb2.py sub/b.py sub/ignored_here_only.py
-- .gitignore --
made.py
!keep/made.py
*_pb2.py
/ignored_here_only.py
out/
-- keep/.gitignore --
!*_pb2.py
-- a.py --
-- made.py --
-- sub/made.py --
-- keep/made.py --
-- x_pb2.py --
-- keep/x_pb2.py --
-- ignored_here_only.py --
-- sub/ignored_here_only.py --
-- sub/b.py --
-- out/x.py --
-- sub/out/x.py --
`,
		"gitignore above, within the repository": `repo/sub => repo/sub/a.py
-- .gitignore --
a.py
-- repo/.git/HEAD --
-- repo/.git/info/exclude --
secret.py
-- repo/.gitignore --
sub/made.py
-- repo/sub/a.py --
-- repo/sub/made.py --
-- repo/sub/secret.py --
`,
		"a repository within a repository": `. => inner/a.py
-- .git/HEAD --
-- .gitignore --
a.py
-- a.py --
-- inner/.git/HEAD --
-- inner/a.py --
`,
		"settings": `. => build/back.py kept.py sub/also.py
-- awaiter.toml --
exclude = ["generated/", "*_old.py", "!build/", "/top.py"]
-- kept.py --
-- x_old.py --
-- generated/x.py --
-- sub/generated/x.py --
-- sub/also.py --
-- build/back.py --
-- top.py --
`,
		"settings of a folder below": `. => a/x.py b/y.py
-- awaiter.toml --
exclude = ["y.py"]
-- a/x.py --
-- a/y.py --
-- b/awaiter.toml --
exclude = ["x.py"]
-- b/x.py --
-- b/y.py --
`,
		"settings above gitignore": `. => made.py
-- .gitignore --
made.py
-- awaiter.toml --
exclude = ["!made.py"]
-- made.py --
`,
		"a folder called x.py": `. => x.py/inner.py
-- x.py/inner.py --
`,
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, archive)
			ask, want, _ := strings.Cut(strings.SplitN(archive, "\n", 2)[0], " => ")
			got, errs := find(root, strings.Fields(ask)...)
			if !slices.Equal(got, strings.Fields(want)) || errs != nil {
				t.Errorf("got %v, %v; want %s", got, errs, want)
			}
		})
	}
}

func find(root string, paths ...string) ([]string, []error) {
	for i, path := range paths {
		paths[i] = filepath.Join(root, path)
	}
	files, errs := NewSession(Options{Roots: []string{root}}).Snapshot().Find(context.Background(), paths...)
	for i, file := range files {
		files[i] = below(root, file)
	}
	return files, errs
}

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

func TestFindStopsWithItsContext(t *testing.T) {
	root := writeTree(t, "-- a.py --\n-- sub/b.py --\n")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if files, _ := NewSession(Options{}).Snapshot().Find(ctx, root); len(files) != 0 {
		t.Errorf("found %v", files)
	}
}

func TestProjectFilesKeepsOutOfHome(t *testing.T) {
	root := writeTree(t, "-- a.py --\n")
	t.Setenv("HOME", root)
	for _, roots := range [][]string{{root}, {"/"}, {root + "/"}, nil} {
		started := time.Now()
		files := NewSession(Options{Roots: roots}).Snapshot().ProjectFiles(context.Background())
		if len(files) != 0 || time.Since(started) > 5*time.Second {
			t.Errorf("roots %v: found %v", roots, files)
		}
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
		if _, err := s.Diagnostics(path); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
