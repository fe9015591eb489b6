package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
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
