package workspace

import (
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
)

// TestStubs has packages with stubs, beside their source and in a package of their own,
// and says what calls of theirs give: what the stub says, and the source where there is no
// stub or one that is no Python.
func TestStubs(t *testing.T) {
	const site = ".venv/lib/python3.11/site-packages/"
	const source = "async def fetch(): return ''\ndef more(): return 1\n"
	for name, c := range map[string]struct {
		files map[string]string
		found string
	}{
		"beside the source":      {map[string]string{"lib.py": source, "lib.pyi": "def fetch() -> str: ...\n"}, "fetch str, more "},
		"of a package":           {map[string]string{"lib/__init__.py": source, "lib/__init__.pyi": "def fetch() -> str: ...\n"}, "fetch str, more "},
		"in a package":           {map[string]string{"lib.py": source, "lib-stubs/__init__.pyi": "def fetch() -> str: ...\n"}, "fetch str, more "},
		"partial":                {map[string]string{"lib/__init__.py": source, "lib-stubs/py.typed": "partial\n", "lib-stubs/other.pyi": ""}, "fetch coroutine of 'fetch()', more int"},
		"without a source":       {map[string]string{"lib-stubs/__init__.pyi": "def fetch() -> str: ...\n"}, "fetch str, more "},
		"empty":                  {map[string]string{"lib.py": source, "lib.pyi": ""}, "fetch , more "},
		"half written":           {map[string]string{"lib.py": source, "lib.pyi": "def fetch() -> str: ...\ndef more( ->\n"}, "fetch coroutine of 'fetch()', more int"},
		"half written, apart":    {map[string]string{"lib/__init__.py": source, "lib-stubs/__init__.pyi": "def fetch() -> str: ...\ndef more( ->\n"}, "fetch coroutine of 'fetch()', more int"},
		"half written, alone":    {map[string]string{"lib-stubs/__init__.pyi": "def fetch() -> str: ...\ndef more( ->\n"}, "fetch str, more "},
		"no text":                {map[string]string{"lib.py": source, "lib.pyi": "\x00\xff"}, "fetch coroutine of 'fetch()', more int"},
		"no text, apart":         {map[string]string{"lib/__init__.py": source, "lib-stubs/__init__.pyi": "\xff"}, "fetch coroutine of 'fetch()', more int"},
		"no text, and no source": {map[string]string{"lib.pyi": "\xff"}, "fetch , more "},
		"a folder":               {map[string]string{"lib.py": source, "lib.pyi/x": ""}, "fetch coroutine of 'fetch()', more int"},
	} {
		for _, where := range []string{"", site} {
			if c.files["lib-stubs/py.typed"]+c.files["lib-stubs/__init__.pyi"] != "" && where == "" {
				continue // these are for what is installed
			}
			t.Run(name+" in "+where, func(t *testing.T) {
				root := writeTree(t, "-- pyproject.toml --\n-- .venv/pyvenv.cfg --\nversion = 3.11\n-- "+site+"x.py --\n-- a.py --\nimport lib\nlib.fetch()\nlib.more()\n")
				for path, content := range c.files {
					write(t, filepath.Join(root, where+path), content)
				}
				a, kinds := filepath.Join(root, "a.py"), newCallKinds()
				session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
				said := func() string {
					return strings.NewReplacer("lib.", "", " gives", "", "\n", ", ").Replace(found(t, session.Snapshot(), a))
				}
				if got := said(); got != c.found {
					t.Errorf("%q, want %q", got, c.found)
				}
				if got := said(); got != c.found || kinds.runs["a"] != 1 {
					t.Errorf("again %q, after %d runs", got, kinds.runs["a"])
				}
			})
		}
	}
}

// TestStubsThatAreMended breaks a stub and mends it, on disk and on screen.
func TestStubsThatAreMended(t *testing.T) {
	root := writeTree(t, "-- a.py --\nimport lib\nlib.fetch()\n-- lib.py --\nasync def fetch(): pass\n-- lib.pyi --\ndef fetch() -> str: ...\n")
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{kinds.rule}})
	stub := filepath.Join(root, "lib.pyi")
	onDisk := func(content string) func() {
		return func() { write(t, stub, content); session.Changed(stub) }
	}
	for i, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, "str"},
		{onDisk("def fetch( -> int\n"), "coroutine of 'fetch()'"},
		{func() { session.Edit(stub, 1, text("def fetch() -> int: ...\n")) }, "int"},
		{func() { session.Close(stub) }, "coroutine of 'fetch()'"},
		{onDisk("def fetch() -> int: ...\n"), "int"},
		{onDisk("\xff"), "coroutine of 'fetch()'"},
		{onDisk("def fetch() -> str: ...\n"), "str"},
	} {
		step.do()
		if got := found(t, session.Snapshot(), filepath.Join(root, "a.py")); got != "lib.fetch gives "+step.want {
			t.Errorf("step %d: %q, want %s", i, got, step.want)
		}
	}
}
