package workspace

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"awaiter/analysis"
)

// TestUnreadable has modules that cannot be read, of all kinds, and are mended later:
// nothing is said of what they export until then.
func TestUnreadable(t *testing.T) {
	const fetches, coroutine = "async def fetch(): pass\n", "lib.fetch gives coroutine of 'fetch()'"
	chmod := func(path string, mode os.FileMode) func(root string) error {
		return func(root string) error { return os.Chmod(filepath.Join(root, path), mode) }
	}
	replace := func(path, content string) func(root string) error {
		return func(root string) error {
			path := filepath.Join(root, path)
			if err := os.RemoveAll(path); err != nil {
				return err
			}
			return os.WriteFile(path, []byte(content), 0o644)
		}
	}
	symlink := func(to, at string) func(root string) error {
		return func(root string) error { return os.Symlink(to, filepath.Join(root, at)) }
	}
	for name, c := range map[string]struct {
		archive     string
		spoil, mend func(root string) error
	}{
		"a file without permission":         {"-- p/lib.py --\n" + fetches, chmod("p/lib.py", 0), chmod("p/lib.py", 0o644)},
		"a package without permission":      {"-- p/lib/__init__.py --\n" + fetches, chmod("p/lib", 0), chmod("p/lib", 0o755)},
		"a package that cannot be entered":  {"-- p/lib/__init__.py --\n" + fetches, chmod("p/lib", 0o644), chmod("p/lib", 0o755)},
		"site-packages without permission":  {"-- p/.venv/pyvenv.cfg --\n-- p/.venv/lib/python3.11/site-packages/lib.py --\n" + fetches, chmod("p/.venv/lib/python3.11/site-packages", 0), chmod("p/.venv/lib/python3.11/site-packages", 0o755)},
		"an environment without permission": {"-- p/.venv/pyvenv.cfg --\n-- p/.venv/lib/python3.11/site-packages/lib.py --\n" + fetches, chmod("p/.venv", 0), chmod("p/.venv", 0o755)},
		"pyvenv.cfg without permission":     {"-- p/.venv/pyvenv.cfg --\nversion = 3.9\n-- p/.venv/lib/python3.9/site-packages/lib.py --\n" + fetches + "-- p/.venv/lib/python3.11/site-packages/x.py --\n", chmod("p/.venv/pyvenv.cfg", 0), chmod("p/.venv/pyvenv.cfg", 0o644)},
		"a .pth file without permission":    {"-- p/.venv/pyvenv.cfg --\n-- p/.venv/lib/python3.11/site-packages/x.pth --\n../../../../../far\n-- far/lib.py --\n" + fetches, chmod("p/.venv/lib/python3.11/site-packages/x.pth", 0), chmod("p/.venv/lib/python3.11/site-packages/x.pth", 0o644)},
		"a folder where a file is expected": {"-- p/lib.py/x --\n", func(string) error { return nil }, replace("p/lib.py", fetches)},
		"a file where a folder is expected": {"-- p/.venv --\n", func(string) error { return nil }, func(root string) error {
			if err := os.Remove(filepath.Join(root, "p/.venv")); err != nil {
				return err
			}
			site := filepath.Join(root, "p/.venv/lib/python3.11/site-packages")
			if err := os.MkdirAll(site, 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(root, "p/.venv/pyvenv.cfg"), nil, 0o644); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(site, "lib.py"), []byte(fetches), 0o644)
		}},
		"a link to nothing": {"", symlink("far/lib.py", "p/lib.py"), func(root string) error {
			if err := os.Mkdir(filepath.Join(root, "p/far"), 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(root, "p/far/lib.py"), []byte(fetches), 0o644)
		}},
		"a link to itself":            {"", symlink("lib.py", "p/lib.py"), replace("p/lib.py", fetches)},
		"a link to itself, a package": {"", symlink("lib", "p/lib"), replace("p/lib.py", fetches)},
		"a pipe":                      {"", func(root string) error { return syscall.Mkfifo(filepath.Join(root, "p/lib.py"), 0o644) }, replace("p/lib.py", fetches)},
		"no text":                     {"-- p/lib.py --\n\x00\xff", func(string) error { return nil }, replace("p/lib.py", fetches)},
		"an unknown encoding":         {"-- p/lib.py --\n# coding: klingon\n", func(string) error { return nil }, replace("p/lib.py", fetches)},
		"a link that is too long":     {"", symlink(strings.Repeat("x", 300), "p/lib.py"), replace("p/lib.py", fetches)},
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, "-- p/pyproject.toml --\n-- p/a.py --\nimport lib\nlib.fetch()\n"+c.archive)
			if err := os.Chmod(filepath.Dir(root), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(root); err != nil {
				t.Fatal(err)
			}
			session := NewSession(Options{Roots: []string{filepath.Join(root, "p")}, Rules: []*analysis.Rule{newCallKinds().rule}})
			look := func() (said string) {
				asSomebody(func() { said = found(t, session.Snapshot(), filepath.Join(root, "p/a.py")) })
				return said
			}
			if got := look(); got != "lib.fetch gives " {
				t.Fatalf("at first: %q", got)
			}
			if err := c.mend(root); err != nil {
				t.Fatal(err)
			}
			asSomebody(func() {
				if changed := session.Refresh(); len(changed) == 0 {
					t.Error("no change is seen")
				}
			})
			if got := look(); got != coroutine {
				t.Errorf("then: %q", got)
			}
		})
	}
}

// asSomebody runs do with the permissions of a user who owns nothing, where we have those
// of root.
func asSomebody(do func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if os.Geteuid() == 0 {
		const nobody = 65534
		_ = syscall.Setfsuid(nobody) // never fails for root
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	do()
}

// TestFindUnreadable looks through folders of which some cannot be listed, and says so.
func TestFindUnreadable(t *testing.T) {
	root := writeTree(t, "-- a.py --\n-- shut/b.py --\n-- open/c.py --\n")
	if err := os.Chmod(filepath.Dir(root), 0o755); err != nil {
		t.Fatal(err)
	}
	shut := filepath.Join(root, "shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(shut, 0o755) }()
	session := NewSession(Options{Roots: []string{root}})
	asSomebody(func() {
		files, errs := session.Snapshot().Find(context.Background(), root)
		if len(files) != 2 || len(errs) != 1 || errs[0].Error() != "read "+shut+": permission denied" {
			t.Errorf("found %v, %v", files, errs)
		}
	})
}
