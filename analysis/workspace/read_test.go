package workspace

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
	"awaiter/analysis/syntax"
)

// readBodies is a rule that says what the functions print that the module calls, and those
// that these call, with the type if it is no constant.
func readBodies(c *callKinds) *analysis.Rule {
	var printed func(p *analysis.Pass, call syntax.Call, depth int) string
	printed = func(p *analysis.Pass, call syntax.Call, depth int) string {
		f := p.Callee(call)
		if f == nil || depth == 0 {
			return ""
		}
		in, f := p.Inside(f, call.Node)
		if f == nil {
			return ""
		}
		var all []string
		for inner := range syntax.All[syntax.Call](f.Def) {
			if inner.Func().Text() == "print" {
				arg := inner.Arg(0)
				if all = append(all, arg.Text()); !arg.Is(syntax.KindConstant) {
					all = append(all, in.TypeOf(arg).String())
				}
			} else if s := printed(in, inner, depth-1); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	}
	return &analysis.Rule{Name: "read-bodies", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
		c.mu.Lock()
		c.runs[p.Name]++
		c.mu.Unlock()
		for call := range syntax.All[syntax.Call](p.Root()) {
			if s := printed(p, call, 4); s != "" && p.FunctionAround(call.Node) == nil {
				p.Report(call, "%s prints %s", call.Func().Text(), s)
			}
		}
	}}
}

func TestAResultRemembersWhatItRead(t *testing.T) {
	root := writeTree(t, `-- api.py --
class Store:
    def load(self):
        print(1)

    def other(self):
        x = print(2)

-- package/__init__.py --
from api import Store

-- user.py --
from package import Store
Store().load()

-- service.py --
from package import Store
def serve(store: Store):
    store.load()

-- far.py --
from package import Store
from service import serve
serve(Store())

-- alone.py --
print("no")
`)
	kinds := newCallKinds()
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{readBodies(kinds)}})
	at := func(name string) string { return filepath.Join(root, name) }
	version := int32(0)
	edit := func(name, now string) func() {
		return func() {
			version++
			session.Edit(at(name), version, text(now))
		}
	}
	const store = "class Store:\n    def load(self):\n        %\n    def other(self):\n        $\n"
	stored := func(load, other string) func() {
		return edit("api.py", strings.NewReplacer("%", load, "$", other).Replace(store))
	}
	for _, step := range []struct {
		name      string
		edit      func()
		checked   string
		user, far string
	}{
		{"first", func() {}, "alone far user", "Store().load prints 1", "serve prints 1"},
		{"what is read", stored("print(3)", "x = print(2)"), "far user", "Store().load prints 3", "serve prints 3"},
		{"another function", stored("print(3)", "x = print(4)"), "", "Store().load prints 3", "serve prints 3"},
		{"text above", edit("api.py", "# more\n\nclass Store:\n    def load(self):\n        print(3)\n    def other(self):\n        x = print(4)\n"), "", "Store().load prints 3", "serve prints 3"},
		{"a reader", edit("user.py", "from package import Store\nStore().other()\n"), "user", "Store().other prints 4", "serve prints 3"},
		{"what it read before", stored("print(5)", "x = print(4)"), "far", "Store().other prints 4", "serve prints 5"},
		{"what it reads now", stored("print(5)", "x = 1"), "user", "", "serve prints 5"},
		{"a reader of something else", edit("far.py", "from package import Store\nfrom service import serve\nserve(Store())\n1\n"), "far", "", "serve prints 5"},
		{"what it read in an earlier text", stored("print(6)", "x = 1"), "far", "", "serve prints 6"},
		{"in between", edit("service.py", "from package import Store\ndef serve(store: Store):\n    print(7)\n"), "far", "", "serve prints 7"},
	} {
		clear(kinds.runs)
		step.edit()
		s := session.Snapshot()
		for _, name := range []string{"user.py", "far.py", "alone.py"} {
			found(t, s, at(name))
		}
		if got := strings.Join(sortedKeys(kinds.runs), " "); got != step.checked {
			t.Errorf("%s: checked again: %q, want %q", step.name, got, step.checked)
		}
		if user, far := found(t, s, at("user.py")), found(t, s, at("far.py")); user != step.user || far != step.far {
			t.Errorf("%s: %q and %q, want %q and %q", step.name, user, far, step.user, step.far)
		}
	}
}

// TestReadsNothingButTheProgram holds that the text of what is excluded or installed is
// nothing that a rule looks into.
func TestReadsNothingButTheProgram(t *testing.T) {
	root := writeTree(t, `-- project/pyproject.toml --
[tool.awaiter]
exclude = ["vendored.py"]
-- project/vendored.py --
def load():
    print(1)
-- project/api.py --
def load():
    print(2)
-- project/user.py --
import api, vendored, installed
api.load()
vendored.load()
installed.load()
-- project/.venv/pyvenv.cfg --
version = 3.12.1
-- project/.venv/lib/python3.12/site-packages/installed.py --
def load():
    print(3)
`)
	project := filepath.Join(root, "project")
	session := NewSession(Options{Roots: []string{project}, Rules: []*analysis.Rule{newCallKinds().rule, readBodies(newCallKinds())}})
	want := "api.load gives None\napi.load prints 2\nvendored.load gives None\ninstalled.load gives None"
	if got := found(t, session.Snapshot(), filepath.Join(project, "user.py")); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestReadsAgainstAFreshSession edits a small program at random and compares what is read in
// it with what a Session reads that sees the files for the first time.
func TestReadsAgainstAFreshSession(t *testing.T) {
	texts := map[string][]string{
		"lib.py":    {"def f(): print(1)\n", "def f(): print(2)\n", "\ndef f(): print(1)\n", "from middle import h\ndef f(): h()\n", "", "def f(: \n", "def f(): print(3)\ndef f(): print(4)\n"},
		"middle.py": {"from lib import f\ndef h(): f()\n", "from lib import f\ndef h():\n    print(5)\n    f()\n", "from lib import f as h\n", "import user\ndef h(): user.k()\n", ""},
		"user.py":   {"from middle import h\nh()\n", "import lib, middle\nlib.f()\nmiddle.h()\n", "def k(): print(6)\nk()\n", "from lib import f as k\nk()\n", "from middle import h\ndef k(): h()\nk()\n"},
	}
	compareEdits(t, texts, readBodies(newCallKinds()), rand.NewPCG(5, 6))
}

// TestReadsAreComparedForEachFile asks first for a file that imports one which reads another
// one's text: that the first holds says nothing of the second.
func TestReadsAreComparedForEachFile(t *testing.T) {
	root := writeTree(t, "-- api.py --\ndef load(): print(1)\n-- user.py --\nimport api\napi.load()\n-- far.py --\nimport user\nuser.api\n")
	at := func(name string) string { return filepath.Join(root, name) }
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{readBodies(newCallKinds()), analysistest.SayAll}})
	for _, printed := range []string{"1", "2", "3"} {
		s := session.Edit(at("api.py"), 1, text("def load(): print("+printed+")\n"))
		found(t, s, at("far.py"))
		if got := found(t, s, at("user.py")); !strings.Contains(got, "api.load prints "+printed) {
			t.Errorf("want %s:\n%s", printed, got)
		}
	}
}
