package workspace

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"awaiter/analysis"
)

// TestFollowsTheDisk changes what is on disk, step by step, and says what is found in
// p/a.py then: when nobody tells of it and it is looked for, and when a client tells of it,
// by the files, or by the folders alone that were made or are gone.
func TestFollowsTheDisk(t *testing.T) {
	const site = "p/.venv/lib/python3.11/site-packages/"
	const fetches, returns = "async def fetch(): pass\n", "def fetch(): return 1\n"
	const coroutine = "lib.fetch gives coroutine of 'fetch()'"
	put := func(path, content string) func(*testing.T, string) []string {
		return func(t *testing.T, root string) []string {
			at := filepath.Join(root, path)
			made := at
			for _, err := os.Stat(filepath.Dir(made)); err != nil; _, err = os.Stat(filepath.Dir(made)) {
				made = filepath.Dir(made)
			}
			write(t, at, content)
			return []string{made}
		}
	}
	remove := func(path string) func(*testing.T, string) []string {
		return func(t *testing.T, root string) []string {
			if err := os.RemoveAll(filepath.Join(root, path)); err != nil {
				t.Fatal(err)
			}
			return []string{filepath.Join(root, path)}
		}
	}
	move := func(from, to string) func(*testing.T, string) []string {
		return func(t *testing.T, root string) []string {
			if err := os.Rename(filepath.Join(root, from), filepath.Join(root, to)); err != nil {
				t.Fatal(err)
			}
			return []string{filepath.Join(root, from), filepath.Join(root, to)}
		}
	}
	link := func(to, at string) func(*testing.T, string) []string {
		return func(t *testing.T, root string) []string {
			at := filepath.Join(root, at)
			_ = os.Remove(at) // there may be none
			if err := os.Symlink(to, at); err != nil {
				t.Fatal(err)
			}
			return []string{at}
		}
	}
	steps := []struct {
		name   string
		change func(t *testing.T, root string) (told []string)
		found  string
	}{
		{"nothing", func(*testing.T, string) []string { return nil }, "lib.fetch gives "},
		{"a module", put("p/lib.py", fetches), coroutine},
		{"other content", put("p/lib.py", returns), "lib.fetch gives int"},
		{"a package before it", put("p/lib/__init__.py", fetches), coroutine},
		{"its file is gone", remove("p/lib/__init__.py"), "lib.fetch gives int"},
		{"the package is gone", remove("p/lib"), "lib.fetch gives int"},
		{"a stub", put("p/lib.pyi", "def fetch() -> str: ...\n"), "lib.fetch gives str"},
		{"the stub is gone", remove("p/lib.pyi"), "lib.fetch gives int"},
		{"renamed", move("p/lib.py", "p/old.py"), "lib.fetch gives "},
		{"renamed back", move("p/old.py", "p/lib.py"), "lib.fetch gives int"},
		{"a link", link("far/lib.py", "p/lib.py"), "lib.fetch gives "},
		{"a link to what is there", put("p/far/lib.py", fetches), coroutine},
		{"a link to what is changed", put("p/far/lib.py", returns), "lib.fetch gives int"},
		{"the link leads elsewhere", link("../q/lib.py", "p/lib.py"), "lib.fetch gives "},
		{"a link to what is made", put("q/lib.py", fetches), coroutine},
		{"no link", remove("p/lib.py"), "lib.fetch gives "},
		{"a folder moves in", move("q", "p/lib"), "lib.fetch gives "},
		{"and gets its file", move("p/lib/lib.py", "p/lib/__init__.py"), coroutine},
		{"and is gone", move("p/lib", "q"), "lib.fetch gives "},
		{"src", put("p/src/lib.py", returns), "lib.fetch gives int"},
		{"no src", remove("p/src"), "lib.fetch gives "},
		{"an environment", put("p/.venv/pyvenv.cfg", "version = 3.11\n"), "lib.fetch gives "},
		{"a package in it", put(site+"lib/__init__.py", "from .api import fetch\n"), "lib.fetch gives "},
		{"the rest of the package", put(site+"lib/api.py", fetches), coroutine},
		{"another version", put(site+"lib/api.py", returns+"# 2.0\n"), "lib.fetch gives int"},
		{"its stubs", put(site+"lib-stubs/__init__.pyi", "def fetch() -> str: ...\n"), "lib.fetch gives str"},
		{"no stubs", remove(site + "lib-stubs"), "lib.fetch gives int"},
		{"not installed", remove(site + "lib"), "lib.fetch gives "},
		{"installed in place", put(site+"local.pth", "../../../../../far\n"), "lib.fetch gives "},
		{"the place", put("far/lib.py", fetches), coroutine},
		{"elsewhere", put(site+"local.pth", "../../../../../q\n"), "lib.fetch gives "},
		{"and there", put("q/lib.py", returns), "lib.fetch gives int"},
		{"by an import hook", put(site+"local.pth", "import __editable___lib_finder\n"), "lib.fetch gives "},
		{"the import hook", put(site+"__editable___lib_finder.py", "MAPPING = {'lib': '/nowhere'}\n"), "lib.fetch gives "},
		{"the place it names", func(t *testing.T, root string) []string {
			return put(site+"__editable___lib_finder.py", fmt.Sprintf("MAPPING = {'lib': %q}\n", filepath.Join(root, "far/lib.py")))(t, root)
		}, coroutine},
		{"no environment", remove("p/.venv"), "lib.fetch gives "},
		{"one above", put(".venv/pyvenv.cfg", "version = 3.11\n"), "lib.fetch gives "},
		{"and its package", put(".venv/lib/python3.11/site-packages/lib.py", fetches), coroutine},
		{"settings that say another", put("p/awaiter.toml", "python = '../chosen'\n"), coroutine},
		{"which is made", put("chosen/lib/python3.12/site-packages/lib.py", returns), "lib.fetch gives int"},
		{"a rule is off", put("p/awaiter.toml", "ignore = ['call-kinds']\n"), ""},
		{"no settings", remove("p/awaiter.toml"), coroutine},
		{"settings of the project", put("p/pyproject.toml", "[tool.awaiter]\nignore = ['call-kinds']\n"), ""},
		{"broken settings", put("p/pyproject.toml", "[tool.awaiter]\nignore = ['call-ki\n"), coroutine},
		{"a script in its place", put("p/a.py", "from other import fetch\nfetch()\n"), "fetch gives "},
		{"and its module", put("p/other.py", fetches), "fetch gives coroutine of 'fetch()'"},
	}
	for mode, tell := range map[string]func(s *Session, before, after map[string]string, told []string){
		"looked for":                   func(s *Session, _, _ map[string]string, _ []string) { s.Refresh() },
		"told of what is made or gone": func(s *Session, _, _ map[string]string, told []string) { s.Changed(told...) },
		"told of every file": func(s *Session, before, after map[string]string, _ []string) {
			var changed []string
			for path, content := range before {
				if now, ok := after[path]; !ok || now != content {
					changed = append(changed, path)
				}
			}
			for path := range after {
				if _, ok := before[path]; !ok {
					changed = append(changed, path)
				}
			}
			s.Changed(changed...)
		},
	} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			root := writeTree(t, "-- p/pyproject.toml --\n-- p/a.py --\nimport lib\nlib.fetch()\n")
			options := Options{Roots: []string{root}, Rules: []*analysis.Rule{newCallKinds().rule}}
			session, a := NewSession(options), filepath.Join(root, "p/a.py")
			for _, step := range steps {
				before := filesBelow(t, root)
				told := step.change(t, root)
				tell(session, before, filesBelow(t, root), told)
				if strings.HasPrefix(step.name, "a link ") {
					session.Refresh() // as nobody tells of the link
				}
				if got := found(t, session.Snapshot(), a); got != step.found {
					t.Errorf("%s: %q, want %q", step.name, got, step.found)
				}
				if fresh := found(t, NewSession(options).Snapshot(), a); fresh != step.found {
					t.Errorf("%s: %q at first sight, want %q", step.name, fresh, step.found)
				}
			}
		})
	}
}

// filesBelow returns the content of the files below root, and "" for a link to nothing.
func filesBelow(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			content, _ := os.ReadFile(path)
			to, _ := os.Readlink(path)
			files[path] = to + string(content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestFollowsACheckout replaces a hundred files at once, as git does, and finds in all of
// them what is found at first sight.
func TestFollowsACheckout(t *testing.T) {
	root := writeTree(t, "-- pyproject.toml --\n")
	options := Options{Roots: []string{root}, Rules: []*analysis.Rule{newCallKinds().rule}}
	session := NewSession(options)
	var paths []string
	for i := range 100 {
		paths = append(paths, filepath.Join(root, fmt.Sprintf("pkg%d", i%7), fmt.Sprintf("m%d.py", i)))
	}
	for round := range 6 {
		if err := os.RemoveAll(filepath.Join(root, fmt.Sprintf("pkg%d", round))); err != nil {
			t.Fatal(err)
		}
		var told []string
		for i, path := range paths {
			next := (i*(round+3) + 1) % len(paths)
			if (i+round)%5 == 0 {
				continue
			}
			told = append(told, path)
			write(t, path, fmt.Sprintf("%sdef f(): return 1\nfrom pkg%d.m%d import f as g\ng()\n", strings.Repeat("async ", (i+round)%2), next%7, next))
		}
		if round%2 == 0 {
			session.Refresh()
		} else {
			session.Changed(append(told, filepath.Join(root, fmt.Sprintf("pkg%d", round)))...)
		}
		fresh := NewSession(options)
		for _, path := range paths {
			if _, err := os.Stat(path); err != nil {
				continue
			}
			if got, want := found(t, session.Snapshot(), path), found(t, fresh.Snapshot(), path); got != want {
				t.Errorf("round %d, %s: %q, at first sight %q", round, below(root, path), got, want)
			}
		}
	}
	if changed := session.Refresh(); len(changed) > 0 {
		t.Error("something changes when nothing does")
	}
}

// TestFoldersThatChangeTwiceAtATime lists a folder in between two changes for which the
// file system has one time.
func TestFoldersThatChangeTwiceAtATime(t *testing.T) {
	root := writeTree(t, "-- p/first.py --\n")
	folder, d := filepath.Join(root, "p"), newDisk()
	at := time.Now()
	change := func(name string) {
		write(t, filepath.Join(folder, name), "")
		if err := os.Chtimes(folder, at, at); err != nil {
			t.Fatal(err)
		}
	}
	change("second.py")
	if len(d.list(folder).entries) != 2 || len(d.stale()) != 0 {
		t.Error("the folder is not seen as it is")
	}
	change("third.py")
	if changed := d.stale(); len(changed) != 1 || changed[0] != folder {
		t.Errorf("%q changed", changed)
	}
	at = at.Add(-time.Hour)
	change("fourth.py")
	d = newDisk()
	d.list(folder)
	change("fifth.py")
	if changed := d.stale(); len(changed) != 0 {
		t.Errorf("a folder that was left alone for an hour is listed again: %q", changed)
	}
}
