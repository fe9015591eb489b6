package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/source"
)

// TestReadsOnlyWhatIsAsked has a package of ten thousand modules of which a file needs
// two, that import others: what nobody asks for is not read, nor are folders listed that
// no import leads to.
func TestReadsOnlyWhatIsAsked(t *testing.T) {
	root := writeTree(t, `
-- pyproject.toml --
-- a.py --
from big.part1 import fetch
fetch()
-- .venv/pyvenv.cfg --
version = 3.11.7
-- .venv/lib/python3.11/site-packages/big/__init__.py --
from .part3 import *
from .deep import more
-- .venv/lib/python3.11/site-packages/big/part1.py --
from .part2 import make
from .part3 import other
fetch = make()
-- .venv/lib/python3.11/site-packages/big/part2.py --
import big.part4
def make():
    async def made():
        return 1
    return made
-- .venv/lib/python3.11/site-packages/big/deep/__init__.py --
-- .venv/lib/python3.11/site-packages/other/__init__.py --
`)
	packages := filepath.Join(root, ".venv/lib/python3.11/site-packages")
	for n := 3; n < 10_000; n++ {
		write(t, filepath.Join(packages, "big", fmt.Sprintf("part%d.py", n)), "")
	}
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{dropped}})
	if got := found(t, session.Snapshot(), filepath.Join(root, "a.py")); got != "fetch is dropped" {
		t.Errorf("found %q", got)
	}
	var read []string
	for path := range session.facts.closed {
		read = append(read, strings.TrimPrefix(below(root, path), ".venv/lib/python3.11/site-packages/"))
	}
	slices.Sort(read)
	if got := strings.Join(read, " "); got != "a.py big/part1.py big/part2.py" {
		t.Errorf("%s were read", got)
	}
	d := session.Snapshot().world.disk
	if looked := len(d.folders) + len(d.read); looked > 200 {
		t.Errorf("%d places on disk were looked at", looked)
	}
	for path := range d.folders {
		if strings.HasSuffix(path, "deep") || strings.HasSuffix(path, "other") {
			t.Errorf("%s was listed", path)
		}
	}
}

// TestChangesElsewhere changes what an open document does not ask for on disk: the next
// key in it costs what keys cost.
func TestChangesElsewhere(t *testing.T) {
	root := writeTree(t, `
-- pyproject.toml --
-- helper.py --
async def work(): ...
-- data/notes.txt --
`)
	path := filepath.Join(root, "a.py")
	text := "import helper\nimport absent\n\nabsent.fetch()\n"
	for i := range 50 {
		text += fmt.Sprintf("\n\ndef function_%d():\n    return helper, absent\n", i)
	}
	write(t, path, text)
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{dropped}})
	now := source.New(text)
	key := func(text, want string) (looked int) {
		t.Helper()
		now = now.Edit(source.Span{Start: now.Len(), End: now.Len()}, text)
		session.Edit(path, 0, now)
		if got := found(t, session.Snapshot(), path); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
		f, err := session.Snapshot().File(path)
		if err != nil {
			t.Fatal(err)
		}
		return f.document.checked.Load().result.Looked
	}
	key("", "")
	key("\n", "")
	for _, c := range []struct {
		what   string
		change func()
	}{
		{"nothing", func() {}},
		{"the file is saved", func() {
			write(t, path, now.String())
			session.Changed(path)
		}},
		{"another file is made", func() {
			write(t, filepath.Join(root, "other.py"), "")
			session.Changed(filepath.Join(root, "other.py"))
		}},
		{"a folder beside is gone", func() {
			if err := os.RemoveAll(filepath.Join(root, "data")); err != nil {
				t.Fatal(err)
			}
			session.Changed(filepath.Join(root, "data"))
		}},
		{"another document is opened", func() { session.Edit(filepath.Join(root, "third.py"), 0, source.New("")) }},
		{"and closed", func() { session.Close(filepath.Join(root, "third.py")) }},
	} {
		c.change()
		if looked := key("\n", ""); looked > 2 {
			t.Errorf("%s: rules look at %d parts for the next key", c.what, looked)
		}
	}
	write(t, filepath.Join(root, "absent.py"), "async def fetch(): ...\n")
	session.Changed(filepath.Join(root, "absent.py"))
	if looked := key("\n", "absent.fetch is dropped"); looked < 50 {
		t.Errorf("a module is there that was not: rules look at %d parts for the next key", looked)
	}
}

// TestKeysInBlocks types into blocks that run with the module: who asks for other names than
// those that the statement binds is not looked at again, but for one key, by which something is
// called that may not return.
func TestKeysInBlocks(t *testing.T) {
	text := "import sys, logging\nlogger = logging.getLogger(__name__)\n"
	for i := range 50 {
		text += fmt.Sprintf("\n\ndef function_%d():\n    logger.info(sys.argv, __name__, other)\n", i)
	}
	for _, block := range []string{
		"if __name__ == '__main__':\n    sys.exit(function_1())\n",
		"if logger is None:\n    import helper as other\nelse:\n    other = 1\n",
		"try:\n    import helper as other\nexcept ImportError:\n    print(sys.argv)\n",
		"for one in sys.argv:\n    logger.info(one)\n",
		"with open(sys.argv[1]) as one:\n    logger.info(one)\n",
	} {
		session := NewSession(Options{Rules: []*analysis.Rule{dropped}})
		path := filepath.Join(t.TempDir(), "a.py")
		now, version := source.New(text+"\n\n"+block), int32(1)
		session.Edit(path, version, now)
		found(t, session.Snapshot(), path)
		wide := 0
		for _, key := range "    made = function_1(sys.argv[1])\n    made.run(1)\n" {
			now = now.Edit(source.Span{Start: now.Len(), End: now.Len()}, string(key))
			version++
			session.Edit(path, version, now)
			found(t, session.Snapshot(), path)
			f, err := session.Snapshot().File(path)
			if err != nil {
				t.Fatal(err)
			}
			if f.document.checked.Load().result.Looked > 2 {
				wide++
			}
		}
		if wide > 1 {
			t.Errorf("%q: rules look at most parts for %d keys", block, wide)
		}
	}
}
