package workspace

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSource looks up what our descriptions of libraries describe in the sources of the
// python3 that runs the tests, and of a package beside it.
func TestSource(t *testing.T) {
	out, err := exec.Command("python3", "-I", "-c", "import sys; print(sys.base_prefix)").Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	root := writeTree(t, fmt.Sprintf(`
-- p/pyproject.toml --
-- p/a.py --
-- p/.venv/pyvenv.cfg --
home = %s/bin
-- p/.venv/lib/python3.11/site-packages/lib/__init__.py --
from ._core import connect as connect, Pool
from .other import *
from . import _core as core
-- p/.venv/lib/python3.11/site-packages/lib/_core.py --
def connect(): ...
class Base:
    def close(self): ...
class Pool(Base): ...
-- p/.venv/lib/python3.11/site-packages/lib/other.py --
from lib import *
def hidden():
    def inner(): ...
def starred(): ...
-- p/.venv/lib/python3.11/site-packages/lib/other.pyi --
`, strings.TrimSpace(string(out))))
	s := NewSession(Options{Roots: []string{filepath.Join(root, "p")}}).Snapshot()
	for name, want := range map[string]string{
		"asyncio.sleep":                       "asyncio/tasks.py async def sleep",
		"asyncio.Lock.acquire":                "asyncio/locks.py async def acquire",
		"asyncio.TaskGroup":                   "asyncio/taskgroups.py class TaskGroup",
		"contextlib.AsyncExitStack.__aexit__": "contextlib.py async def __aexit__",
		"collections.abc.AsyncIterator":       "_collections_abc.py class AsyncIterator",
		"time.sleep":                          "",
		"asyncio.nothing":                     "",
		"nothing.at.all":                      "",
		"":                                    "",
		"lib.connect":                         "lib/_core.py def connect",
		"lib.Pool.close":                      "lib/_core.py def close",
		"lib.starred":                         "lib/other.py def starred",
		"lib.inner":                           "",
		"lib":                                 "",
	} {
		def, ok := s.Source(filepath.Join(root, "p", "a.py"), name)
		got := ""
		if ok {
			path, found := s.PathOf(def.Tree())
			if !found {
				t.Errorf("%s is in a tree of no file", name)
			}
			got = path + " " + strings.FieldsFunc(def.Text(), func(r rune) bool { return r == '(' || r == ':' })[0]
		}
		if got != want && (want == "" || !strings.HasSuffix(got, "/"+want)) {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if _, ok := s.Source(filepath.Join(root, "a.py"), "asyncio.sleep"); ok {
		t.Error("without an environment there are sources")
	}
}
