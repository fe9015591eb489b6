package workspace

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis/source"
)

const importTree = `
-- pyproject.toml --
-- top.py --
-- script.py --
-- queue.py --
-- both.py --
-- both/__init__.py --
-- both/inner.py --
-- pkg/__init__.py --
-- pkg/mod.py --
-- pkg/queue.py --
-- pkg/sub/__init__.py --
-- pkg/sub/deep.py --
-- pkg/plain/x.py --
-- src/inside/__init__.py --
-- src/inside/mod.py --
-- src/single.py --
-- src/space/one.py --
-- space/two.py --
-- space/both.py --
-- src/space/both.py --
-- space/json.py --
-- top/hidden.py --
-- tests/test_a.py --
-- tests/helper.py --
-- tests/logging.py --
-- tests/sys.py --
-- json/not_a_package.py --
-- scripts/asyncio/__init__.py --
-- scripts/run.py --
-- Case/__init__.py --
-- typed.py --
-- typed.pyi --
-- typedpkg/__init__.py --
-- typedpkg/__init__.pyi --
`

// TestImportAsPython asks Python the same questions: which file is imported, when
// the search path is ours and the standard library's comes where Python has it.
func TestImportAsPython(t *testing.T) {
	root := writeTree(t, importTree)
	names := strings.Fields(`top script both both.inner pkg pkg.mod pkg.queue pkg.sub pkg.sub.deep pkg.plain pkg.plain.x pkg.nothing nothing nothing.at.all
		inside inside.mod single space space.one space.two space.both top.hidden single.x case helper test_a tests tests.helper src src.inside scripts
		logging asyncio json json.not_a_package sys os collections.abc email.mime.text`)
	s := NewSession(Options{Roots: []string{root}}).Snapshot()
	for _, from := range []string{"script.py", "pkg/mod.py", "tests/test_a.py", "scripts/run.py", "src/single.py", "src/inside/mod.py", "pkg/sub/deep.py"} {
		search := s.searchOf(filepath.Join(root, from))
		want := pythonFinds(t, search, names)
		for _, name := range names {
			target := s.locate(search, name)
			got := describeTarget(root, target)
			if got == "none" && isStandard(strings.Split(name, ".")[0]) {
				continue // depends on how the program is started, so we do not say
			}
			if ours := below(root, want[name]); got != ours && !(got == "library" && (!strings.HasPrefix(want[name], root) && want[name] != "" || ours == "none")) {
				t.Errorf("in %s, import %s: %s, Python has %s", from, name, got, ours)
			}
		}
	}
}

// pythonFinds returns the files that Python imports: from the script's folder, then
// the standard library, then the rest of the search path.
func pythonFinds(t *testing.T, search *search, names []string) map[string]string {
	question, err := json.Marshal(map[string]any{"script": search.script, "folders": search.folders, "names": names})
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("python3", "-I", "-c", `
import sys, types, json, importlib.util, importlib.machinery
q = json.load(sys.stdin)
standard = [p for p in sys.path if 'site-packages' not in p]
sys.path[:] = ([q['script']] if q['script'] else []) + standard + q['folders']
sys.dont_write_bytecode = True
found = {}
for name in q['names']:
    spec, path, made = None, None, []
    parts = name.split('.')
    for i in range(len(parts)):
        parent = '.'.join(parts[:i + 1])
        if parent in sys.builtin_module_names or parent == 'os':
            spec = importlib.util.find_spec(parent)
        else:
            spec = importlib.machinery.PathFinder.find_spec(parent, path)
        if spec is None: break
        path = spec.submodule_search_locations
        if path is not None and parent not in sys.modules:
            sys.modules[parent] = module = types.ModuleType(parent)
            module.__path__ = path
            made.append(parent)
        if path is None and i + 1 < len(parts): spec = None; break
    found[name] = 'none' if spec is None else spec.origin or list(path)[0]
    for parent in made: del sys.modules[parent]
json.dump(found, sys.stdout)
`)
	c.Stdin = strings.NewReader(string(question))
	var complaint strings.Builder
	c.Stderr = &complaint
	out, err := c.Output()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, complaint.String())
	}
	found := map[string]string{}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func describeTarget(root string, t target) string {
	switch t.kind {
	case targetNone:
		return "none"
	case targetLibrary:
		return "library"
	}
	return below(root, t.path)
}

func TestWhereStandardNamesLead(t *testing.T) {
	root := writeTree(t, importTree)
	s := NewSession(Options{Roots: []string{root}}).Snapshot()
	for _, c := range [][3]string{
		{"script.py", "queue", "queue.py"},                 // python script.py
		{"pkg/mod.py", "queue", "none"},                    // python -m pkg.mod has it, an installed pkg has not
		{"pkg/mod.py", "pkg.queue", "pkg/queue.py"},        //
		{"pkg/mod.py", "logging", "library"},               //
		{"tests/test_a.py", "logging", "tests/logging.py"}, // python tests/test_a.py
		{"tests/test_a.py", "sys", "library"},              // built in
		{"tests/test_a.py", "queue", "none"},               //
		{"scripts/run.py", "asyncio", "scripts/asyncio/__init__.py"},
		{"pkg/mod.py", "json", "library"}, // a folder without __init__ comes last
		{"pkg/mod.py", "trio", "library"}, // perhaps described there
		{"pkg/mod.py", "pkg.nothing", "none"},
		{"script.py", "typed", "typed.pyi"},
		{"script.py", "typedpkg", "typedpkg/__init__.pyi"},
	} {
		if got := describeTarget(root, s.locate(s.searchOf(filepath.Join(root, c[0])), c[1])); got != c[2] {
			t.Errorf("in %s, import %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

func TestModuleNames(t *testing.T) {
	root := writeTree(t, importTree+`
-- tests/unit/test_b.py --
-- lib/python/full/__init__.py --
-- lib/python/full/mod.py --
-- my-scripts/run.py --
-- tests/with-dash.py --
`)
	s := NewSession(Options{Roots: []string{root}}).Snapshot()
	for path, want := range map[string]string{
		"top.py": "top", "pkg/__init__.py": "pkg", "pkg/sub/deep.py": "pkg.sub.deep", "pkg/sub/__init__.py": "pkg.sub", "src/inside/mod.py": "inside.mod",
		"src/single.py": "single", "tests/test_a.py": "tests.test_a", "tests/unit/test_b.py": "tests.unit.test_b", "lib/python/full/mod.py": "full.mod",
		"my-scripts/run.py": "run", "tests/with-dash.py": "", "typed.pyi": "typed", "README.txt": "", "src/space/one.py": "space.one",
	} {
		at := filepath.Join(root, path)
		if got := s.searchOf(at).moduleName(at); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if got := s.searchOf("untitled:1").moduleName("untitled:1"); got != "" {
		t.Errorf("no file: %q", got)
	}
}

func TestOpenDocumentsAreModules(t *testing.T) {
	root := writeTree(t, "-- a.py --\n")
	session := NewSession(Options{Roots: []string{root}})
	a, b := filepath.Join(root, "a.py"), filepath.Join(root, "b.py")
	locate := func() string {
		s := session.Snapshot()
		return describeTarget(root, s.locate(s.searchOf(a), "b"))
	}
	if got := locate(); got != "library" {
		t.Errorf("before: %s", got)
	}
	session.Edit(b, 1, text(""))
	if got := locate(); got != "b.py" {
		t.Errorf("open and not on disk: %s", got)
	}
	session.Close(b)
	if got := locate(); got != "library" {
		t.Errorf("closed again: %s", got)
	}
	write(t, b, "")
	if got := locate(); got != "library" {
		t.Errorf("a change that nobody reported: %s", got)
	}
	session.Changed(b)
	if got := locate(); got != "b.py" {
		t.Errorf("on disk: %s", got)
	}
}

// TestModuleHidesInstalled has a package of the project that looks for its modules in the
// folders of that name too, and a module that says so: as it is no package it has none, and
// hides the package that is installed.
func TestModuleHidesInstalled(t *testing.T) {
	const extends = "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n"
	root := writeTree(t, `
-- pyproject.toml --
-- a.py --
-- wide/__init__.py --
`+extends+`
-- solid.py --
`+extends+`
-- .venv/pyvenv.cfg --
version = 3.11
-- .venv/lib/python3.11/site-packages/wide/__init__.py --
-- .venv/lib/python3.11/site-packages/wide/part.py --
-- .venv/lib/python3.11/site-packages/solid/__init__.py --
-- .venv/lib/python3.11/site-packages/solid/part.py --
`)
	session := NewSession(Options{Roots: []string{root}})
	for _, open := range []bool{false, true} {
		if open {
			session.Edit(filepath.Join(root, "solid.py"), 0, source.New(extends))
			session.Edit(filepath.Join(root, "wide/__init__.py"), 0, source.New(extends))
		}
		s := session.Snapshot()
		search := s.searchOf(filepath.Join(root, "a.py"))
		for name, want := range map[string]string{
			"wide": "wide/__init__.py", "wide.part": ".venv/lib/python3.11/site-packages/wide/part.py", "solid": "solid.py", "solid.part": "none",
		} {
			if got := describeTarget(root, s.locate(search, name)); got != want {
				t.Errorf("open: %v: import %s: %s, want %s", open, name, got, want)
			}
		}
	}
}
