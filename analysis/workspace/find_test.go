package workspace

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
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
-- {{cookiecutter.name}}/x.py --
-- template/{{ name }}-server/src/x.py --
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

func TestExcludes(t *testing.T) {
	root := writeTree(t, `
-- build/p/pyproject.toml --
[tool.awaiter]
exclude = ["gen/", "!dist/"]
-- build/p/a.py --
-- build/p/.gitignore --
*
-- build/loose/site-packages/x.py --
`)
	s := NewSession(Options{}).Snapshot()
	for path, want := range map[string]bool{
		"build/p/a.py": false, "build/p/gen/a.py": true, "build/p/gen/deep/a.py": true, "build/p/dist/a.py": false, "build/p/.venv/lib/python3.11/site-packages/x.py": true,
		"build/p/build/a.py": true, "build/loose/a.py": false, "build/loose/site-packages/x.py": true,
	} {
		if got := s.Excludes(filepath.Join(root, path)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if s.Excludes("untitled:1") {
		t.Error("a document that is no file is excluded")
	}
}
