package workspace

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEnvironment has trees, what the environment of p/a.py is made of in them, and
// what modules lead to.
func TestEnvironment(t *testing.T) {
	for name, c := range map[string]struct {
		archive, given string
		folder         string
		packages       string
		targets        map[string]string
	}{
		"none": {archive: "-- p/pyproject.toml --\n-- p/a.py --\n", targets: map[string]string{"aiohttp": "library"}},
		"in the project": {
			archive: `
-- p/pyproject.toml --
-- p/a.py --
-- p/.venv/pyvenv.cfg --
home = nowhere/bin
version = 3.11.7
-- p/.venv/lib/python3.11/site-packages/aiohttp/__init__.py --
-- p/.venv/lib/python3.11/site-packages/aiohttp/client.py --
-- p/.venv/lib/python3.11/site-packages/single.py --
-- p/.venv/lib/python3.11/site-packages/json.py --
-- p/.venv/lib/python3.11/site-packages/anyio/__init__.py --
-- p/.venv/lib/python3.11/site-packages/anyio/_core.py --
-- p/.venv/lib/python3.11/site-packages/both/__init__.py --
-- p/both/note.txt --
-- p/ours/__init__.py --
-- p/.venv/lib/python3.11/site-packages/ours/__init__.py --
-- p/.venv/lib/python3.11/site-packages/typed/__init__.py --
-- p/.venv/lib/python3.11/site-packages/typed/more.py --
-- p/.venv/lib/python3.11/site-packages/typed-stubs/__init__.pyi --
`,
			folder: "p/.venv", packages: "p/.venv/lib/python3.11/site-packages",
			targets: map[string]string{
				"aiohttp": "p/.venv/lib/python3.11/site-packages/aiohttp/__init__.py", "aiohttp.client": "p/.venv/lib/python3.11/site-packages/aiohttp/client.py",
				"single": "p/.venv/lib/python3.11/site-packages/single.py", "json": "library", "anyio": "library",
				"anyio._core": "p/.venv/lib/python3.11/site-packages/anyio/_core.py", "both": "p/.venv/lib/python3.11/site-packages/both/__init__.py",
				"ours": "p/ours/__init__.py", "nothing": "library", "typed": "p/.venv/lib/python3.11/site-packages/typed-stubs/__init__.pyi",
				"typed.more": "p/.venv/lib/python3.11/site-packages/typed/more.py",
			},
		},
		"above, with what it is made from": {
			archive: `
-- .venv/pyvenv.cfg --
home = ROOT/BASE/bin
include-system-site-packages = true
version_info = 3.12.1
-- .venv/lib/python3.12/site-packages/own.py --
-- BASE/lib/python3.12/os.py --
-- BASE/lib/python3.12/colorsys.py --
-- BASE/lib/python3.12/site-packages/shared.py --
-- BASE/lib/python3.11/site-packages/older.py --
-- p/pyproject.toml --
-- p/a.py --
`,
			folder: ".venv", packages: ".venv/lib/python3.12/site-packages BASE/lib/python3.12/site-packages",
			targets: map[string]string{
				"own": ".venv/lib/python3.12/site-packages/own.py", "shared": "BASE/lib/python3.12/site-packages/shared.py", "older": "library",
				"colorsys": "BASE/lib/python3.12/colorsys.py", "asyncio": "library",
			},
		},
		"in place": {
			archive: `
-- p/pyproject.toml --
-- p/a.py --
-- p/venv/pyvenv.cfg --
version = 3.11
-- p/venv/lib/python3.11/site-packages/marked.pth --
BOMROOT/elsewhere/src
-- p/venv/lib/python3.11/site-packages/first.pth --
import __editable___kept_1_0_finder; __editable___kept_1_0_finder.install()
import sys; exit()
-- p/venv/lib/python3.11/site-packages/__editable___kept_1_0_finder.py --
from __future__ import annotations
MAPPING: dict[str, str] = {'kept': 'ROOT/kept/lib/kept', 'alone': 'ROOT/kept/lib/alone.py', 'odd': 1, 'relative': 'kept', 'gone': 'ROOT/gone', **{}}
NAMESPACES: dict[str, list[str]] = {'other': ['ROOT/kept/lib']}
-- p/venv/lib/python3.11/site-packages/second.pth --
import __editable___firm_1_0_finder; __editable___firm_1_0_finder.install()
-- p/venv/lib/python3.11/site-packages/__editable___firm_1_0_finder.py --
MAPPING = {'firm.three': 'ROOT/firm/lib', 'firm.three.four': 'ROOT/firm/four', 'both': 'ROOT/kept/lib/kept'}
-- p/venv/lib/python3.11/site-packages/third.pth --
import _editable_impl_redirected
-- p/venv/lib/python3.11/site-packages/_editable_impl_redirected.py --
from editables.redirector import RedirectingFinder as F
F.install()
F.map_module('redirected', 'ROOT/kept/lib/kept/__init__.py')
F.map_module('broken')
-- p/venv/lib/python3.11/site-packages/fourth.pth --
import _editable_skbc_built
ROOT/built
-- p/venv/lib/python3.11/site-packages/_editable_skbc_built.py --
def install(known, other): pass
install({'built': 'ROOT/firm/lib/__init__.py', 'built.deep': 'ROOT/kept/lib/kept/deep.py'}, {'compiled': 'ROOT/kept/lib/alone.py'})
-- p/venv/lib/python3.11/site-packages/fifth.pth --
import _missing_editable_loader; import __editable___half_finder
-- p/venv/lib/python3.11/site-packages/sixth.pth --
import __editable___half_finder
-- p/venv/lib/python3.11/site-packages/__editable___half_finder.py --
MAPPING = {'half': 'ROOT/kept/lib/alone.py', 'torn': 'ROOT
-- p/venv/lib/python3.11/site-packages/both/__init__.py --
-- elsewhere/src/worked/__init__.py --
-- kept/lib/kept/__init__.py --
-- kept/lib/kept/deep.py --
-- kept/lib/alone.py --
-- kept/lib/other.py --
-- firm/lib/__init__.py --
-- firm/lib/five.py --
-- firm/four/__init__.py --
-- built/more.py --
`,
			folder: "p/venv", packages: "p/venv/lib/python3.11/site-packages built elsewhere/src",
			targets: map[string]string{
				"worked": "elsewhere/src/worked/__init__.py", "kept": "kept/lib/kept/__init__.py", "kept.deep": "kept/lib/kept/deep.py",
				"alone": "kept/lib/alone.py", "other": "library", "odd": "library", "relative": "library", "gone": "library",
				"firm.three": "firm/lib/__init__.py", "firm.three.five": "firm/lib/five.py", "firm.three.four": "firm/four/__init__.py", "firm.six": "library",
				"redirected": "kept/lib/kept/__init__.py", "redirected.deep": "kept/lib/kept/deep.py", "broken": "library",
				"built": "firm/lib/__init__.py", "built.deep": "kept/lib/kept/deep.py", "compiled": "library", "more": "built/more.py",
				"both": "p/venv/lib/python3.11/site-packages/both/__init__.py",
			},
		},
		"of the process": {
			archive: "-- p/pyproject.toml --\n-- p/a.py --\n-- active/pyvenv.cfg --\n-- active/lib/python3.13/site-packages/there.py --\n",
			given:   "active", folder: "active", packages: "active/lib/python3.13/site-packages",
			targets: map[string]string{"there": "active/lib/python3.13/site-packages/there.py"},
		},
		"chosen by its interpreter": {
			archive: "-- p/awaiter.toml --\npython = '../chosen/bin/python3.10'\n-- p/a.py --\n-- chosen/bin/python3.10 --\n" +
				"-- chosen/lib/python3.10/site-packages/there.py --\n-- chosen/lib/python3.12/site-packages/newer.py --\n-- p/.venv/pyvenv.cfg --\n",
			given: "active", folder: "chosen", packages: "chosen/lib/python3.10/site-packages",
			targets: map[string]string{"there": "chosen/lib/python3.10/site-packages/there.py", "newer": "library"},
		},
		"of Windows": {
			archive: "-- p/awaiter.toml --\npython = 'env/Scripts/python.exe'\n-- p/a.py --\n-- p/env/Scripts/python.exe --\n-- p/env/pyvenv.cfg --\nhome = C\\Python\nversion = 3.12\n-- p/env/Lib/site-packages/there.py --\n",
			folder:  "p/env", packages: "p/env/Lib/site-packages",
			targets: map[string]string{"there": "p/env/Lib/site-packages/there.py"},
		},
		"conda": {
			archive: "-- p/setup.py --\n-- p/a.py --\n-- p/env/conda-meta/history --\n-- p/env/lib/python3.11/os.py --\n-- p/env/lib/python3.11/nntplib.py --\n-- p/env/lib/python3.11/site-packages/there.py --\n",
			folder:  "p/env", packages: "p/env/lib/python3.11/site-packages",
			targets: map[string]string{"there": "p/env/lib/python3.11/site-packages/there.py", "nntplib": "p/env/lib/python3.11/nntplib.py"},
		},
		"__pypackages__": {
			archive: "-- p/pyproject.toml --\n-- p/a.py --\n-- p/__pypackages__/3.9/lib/old.py --\n-- p/__pypackages__/3.12/lib/there.py --\n",
			folder:  "p/__pypackages__", packages: "p/__pypackages__/3.12/lib",
			targets: map[string]string{"there": "p/__pypackages__/3.12/lib/there.py", "old": "library"},
		},
		"broken": {
			archive: "-- p/pyproject.toml --\n-- p/a.py --\n-- p/.venv/pyvenv.cfg --\nhome\n= =\nversion = x.y\n-- p/.venv/lib/python3.x/site-packages/a.py --\n-- p/.venv/lib/python3.11/site-packages/odd.pth/folder --\n",
			folder:  "p/.venv", packages: "p/.venv/lib/python3.11/site-packages",
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := writeTree(t, "")
			writeFiles(t, root, strings.NewReplacer("ROOT", root, "BOM", "\uFEFF").Replace(c.archive))
			options := Options{Roots: []string{root}, Rules: testRules}
			if c.given != "" {
				options.Environment = filepath.Join(root, c.given)
			}
			s := NewSession(options).Snapshot()
			path := filepath.Join(root, "p/a.py")
			e := s.Configuration(path).environment
			if e == nil {
				if c.folder != "" {
					t.Fatal("no environment")
				}
				e = &environment{}
			}
			var packages []string
			for _, folder := range e.packages {
				packages = append(packages, below(root, folder))
			}
			if below(root, e.folder) != c.folder || strings.Join(packages, " ") != c.packages {
				t.Errorf("%s with %s, want %s with %s", below(root, e.folder), packages, c.folder, c.packages)
			}
			for module, want := range c.targets {
				if got := describeTarget(root, s.locate(s.searchOf(path), module)); got != want {
					t.Errorf("import %s: %s, want %s", module, got, want)
				}
			}
		})
	}
}

// TestEnvironmentFollowsTheDisk installs a package, and then makes an environment.
func TestEnvironmentFollowsTheDisk(t *testing.T) {
	root := writeTree(t, "-- p/pyproject.toml --\n-- p/a.py --\nimport there\n")
	path, session := filepath.Join(root, "p/a.py"), NewSession(Options{Roots: []string{root}, Rules: testRules})
	leads := func() string {
		s := session.Snapshot()
		return describeTarget(root, s.locate(s.searchOf(path), "there"))
	}
	if got := leads(); got != "library" {
		t.Errorf("nothing is installed, but: %s", got)
	}
	write(t, filepath.Join(root, "p/.venv/pyvenv.cfg"), "version = 3.11\n")
	write(t, filepath.Join(root, "p/.venv/lib/python3.11/site-packages/other.py"), "")
	session.Refresh()
	leads()
	write(t, filepath.Join(root, "p/.venv/lib/python3.11/site-packages/there.py"), "")
	if changed := session.Refresh(); len(changed) == 0 || leads() != "p/.venv/lib/python3.11/site-packages/there.py" {
		t.Errorf("it is installed, but: %s", leads())
	}
	write(t, filepath.Join(root, "elsewhere/placed.py"), "")
	write(t, filepath.Join(root, "p/.venv/lib/python3.11/site-packages/local.pth"), filepath.Join(root, "elsewhere")+"\n")
	session.Refresh()
	if s := session.Snapshot(); describeTarget(root, s.locate(s.searchOf(path), "placed")) != "elsewhere/placed.py" {
		t.Error("what is installed in place later is not found")
	}
	values := session.Snapshot().Configuration(path).Values
	i := slices.IndexFunc(values, func(v Value) bool { return v.Setting.Name == "python" })
	if want := showString(filepath.Join(root, "p/.venv")); values[i].Text != want {
		t.Errorf("the setting is shown as %s, want %s", values[i].Text, want)
	}
}
