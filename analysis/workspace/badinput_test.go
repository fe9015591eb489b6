package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
)

// TestLongChains has a thousand modules that each hand on what the next one has, the last
// of which defines it or hands on what the first one has. From near its end it is known
// what comes out, from far away nothing is said, in whatever order is asked.
func TestLongChains(t *testing.T) {
	const length = 1000
	for name, c := range map[string]struct {
		link, end string // link has the next module as %s
		use       string // has the module as %s
		near      string
	}{
		"by name":       {"from %s import fetch\n", "async def fetch(): pass\n", "from %s import fetch\nfetch()\n", "fetch gives coroutine of 'fetch()'"},
		"by star":       {"from %s import *\n", "async def fetch(): pass\n", "from %s import fetch\nfetch()\n", "fetch gives coroutine of 'fetch()'"},
		"a ring":        {"from %s import *\n", "from m0 import *\nasync def fetch(): pass\n", "from %s import fetch\nfetch()\n", "fetch gives coroutine of 'fetch()'"},
		"an empty ring": {"from %s import fetch\n", "from m0 import fetch\n", "from %s import fetch\nfetch()\n", "fetch gives "},
		"attributes":    {"import %s as next\nfetch = next.fetch\n", "async def fetch(): pass\n", "import %s as m\nm.fetch()\n", "m.fetch gives coroutine of 'fetch()'"},
		"results":       {"import %s as next\ndef fetch(): return next.fetch()\n", "async def fetch(): pass\n", "import %s as m\nm.fetch()\n", "m.fetch gives coroutine of 'fetch()'"},
		"classes":       {"import %s as next\nclass A(next.A): pass\n", "class A:\n    async def fetch(self): pass\n", "import %s as m\nm.A.fetch()\n", "m.A.fetch gives coroutine of 'fetch()'"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := writeTree(t, "-- pyproject.toml --\n")
			for i := range length {
				content := c.end
				if i < length-1 {
					content = fmt.Sprintf(c.link, fmt.Sprintf("m%d", i+1))
				}
				write(t, filepath.Join(root, fmt.Sprintf("m%d.py", i)), content)
			}
			var uses []string
			for _, away := range []int{1, 5, 15, 100, 300, length} {
				use := filepath.Join(root, fmt.Sprintf("a%d.py", away))
				write(t, use, fmt.Sprintf(c.use, fmt.Sprintf("m%d", length-away)))
				uses = append(uses, use)
			}
			for range 2 {
				session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{newCallKinds().rule}})
				for _, use := range uses {
					unknown, _, _ := strings.Cut(c.near, " gives ")
					isNear := slices.Contains([]string{"a1.py", "a5.py", "a15.py"}, filepath.Base(use))
					if got := found(t, session.Snapshot(), use); got != c.near && (isNear || got != unknown+" gives ") {
						t.Errorf("%s: %s, want %s", filepath.Base(use), got, c.near)
					}
				}
				slices.Reverse(uses)
			}
		})
	}
}

// TestHalfWrittenModules has a module that is being written, and what calls of it give to
// another: nothing that the rest of the text may change.
func TestHalfWrittenModules(t *testing.T) {
	root := writeTree(t, "-- pyproject.toml --\n-- a.py --\nimport lib\nlib.fetch()\n")
	lib, kinds := filepath.Join(root, "lib.py"), newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	for i, c := range [][2]string{
		{"def fetch(): return 1\n", "int"},
		{"def fetch(", ""}, {"def fetch( ->\n", ""}, {"def fetch():", ""}, {"def fetch():\n", ""}, {"def fetch() -> str:\n", "str"}, {"def fetch()\n    return 1\n", ""},
		{"def fetch():\n    return (\n", ""}, {"def fetch():\n    if x\n        return 1\n", ""}, {"async def fetch(", ""}, {"async def fetch():\n", ""},
		{"async def fetch():\n    pass\n", "coroutine of 'fetch()'"}, {"async def\ndef fetch(): return 1\n", "int"}, {"def fetch(): return 1\nclass A(:\n  def", "int"},
		{"from\ndef fetch(): return 1\n", "int"}, {"@\ndef fetch(): return 1\n", ""}, {"fetch = lambda: ", ""}, {"from . import (", ""},
	} {
		s := session.Edit(lib, int32(i), text(c[0]))
		if got := found(t, s, filepath.Join(root, "a.py")); got != "lib.fetch gives "+c[1] {
			t.Errorf("%q: %s, want %s", c[0], got, c[1])
		}
	}
}
