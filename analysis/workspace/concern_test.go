package workspace

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/analysistest"
)

// TestWhomANameConcerns holds who is looked at again when a module says something else of a
// name: those that mention it, those that mention what these say by it, and nobody else.
func TestWhomANameConcerns(t *testing.T) {
	const tools = `
import os
LIMIT = 3
def load(): return LIMIT
def save(): return 1
def both():
    load()
    return save()
class Base:
    def run(self): return 1
    def work(self): return 1
    def rest(self): return self.sleep()
    def sleep(self): return 1
class Other:
    def run(self): return 1
def make(): return Base()
`
	files := map[string]string{
		"loads.py":  "import tools\ndef stored(): return tools.load()\n",
		"saves.py":  "from tools import save\ndef kept(): return save()\n",
		"boths.py":  "from tools import both\nboth()\n",
		"far.py":    "import loads\nloads.stored()\n",
		"heirs.py":  "from tools import Base\nclass Heir(Base): pass\n",
		"makes.py":  "from tools import make\nmake().run()\n",
		"works.py":  "from makes import make\nmake().work()\n",
		"rests.py":  "from makes import make\nmade = make()\nmade.rest()\n",
		"looks.py":  "from rests import made\nmade.rest\n",
		"absent.py": "import tools\ntools.nothing()\n",
		"alias.py":  "from tools import load as fetch\n",
		"fetch.py":  "from alias import fetch\nfetch()\n",
		"stars.py":  "from tools import *\n",
		"star.py":   "from stars import load\nload()\n",
		"passes.py": "import tools, taker\ntaker.Taker(tools).take()\n",
		"taker.py":  "class Taker:\n    def __init__(self, module): self.module = module\n    def take(self): return self.module.load()\n",
		"alone.py":  "def load(): pass\n",
	}
	holdConcerns(t, analysistest.SayAll, files, tools, []concernCase{
		{"nothing", "", "", ""},
		{"a comment", "LIMIT = 3", "LIMIT = 3 # more", ""},
		{"a body", "    load()\n", "    load()\n    print()\n", ""},
		{"a new function", "LIMIT = 3", "LIMIT = 3\ndef added(): return 1", ""},
		{"a new import", "import os", "import os, re", ""},
		{"a new class", "LIMIT = 3", "LIMIT = 3\nclass Added: pass", ""},
		{"what was not there", "LIMIT = 3", "LIMIT = 3\ndef nothing(): return 1", "absent"},
		{"what a function gives", "return 1\ndef both", "return ''\ndef both", "boths saves"},
		{"its kind", "def load", "async def load", "alias far fetch loads passes star taker"},
		{"what decides on it", "LIMIT = 3", "LIMIT = ''", "alias far fetch loads passes star taker"},
		{"a function is gone", "def load(): return LIMIT\n", "", "alias far fetch loads passes star taker"},
		{"a method", "def work(self): return 1", "def work(self): return ''", "works"},
		{"the head of a method", "def work(self)", "def work(self, *all)", "works"},
		{"a class that gets a coroutine function", "def work(self)", "async def work(self)", "heirs looks makes rests works"},
		{"a method by what another one does", "def sleep(self): return 1", "def sleep(self): return ''", "looks rests"},
		{"a method that is gone", "    def work(self): return 1\n", "", "works"},
		{"a new method", "    def work(self)", "    def play(self): return 1\n    def work(self)", ""},
		{"a method that comes to be in another class", "    def sleep(self): return 1\nclass Other:\n", "class Other:\n    def sleep(self): return 1\n", "looks rests"},
		{"a new attribute", "def work(self): return 1", "def work(self): self.nothing = 1; return 1", "absent works"},
		{"a method by whose name it is found", "class Base:\n    def run(self): return 1", "class Base:\n    def run(self): return ''", "heirs looks makes rests works"},
		{"a class that nobody asked for", "class Other:\n    def run(self): return 1", "class Other:\n    def run(self): return ''", ""},
		{"a base", "class Base:", "class Base(Other):", "heirs looks makes rests works"},
		{"an attribute from outside", "def make(): return Base()", "def make(): return Base()\ndef patch(x): x.extra = 1", "heirs looks makes rests works"},
		{"what is exported", "LIMIT = 3", "LIMIT = 3\n__all__ = ['load']", "absent alias boths far fetch heirs loads looks makes passes rests saves star stars taker works"},
		{"where the module ends", "LIMIT = 3", "LIMIT = 3\nos.abort()", "absent alias boths far fetch heirs loads looks makes passes rests saves star stars taker works"},
	})
}

// TestWhomABlockConcerns holds who is looked at again when a statement in a block of a module
// changes, or what is imported there.
func TestWhomABlockConcerns(t *testing.T) {
	const tools = `
def stop(): return 1
def give(): return 1
def keep(): return 1
if __name__ == '__main__':
    print(give())
    result = give()
`
	files := map[string]string{
		"stops.py":   "import tools\nz = 1\nif unknown:\n    z = ''\n    tools.stop()\n",
		"ends.py":    "from stops import z\nz\n",
		"pieces.py":  "import tools\ntry:\n    x = tools.give()\n    y = tools.keep()\nexcept ValueError:\n    y = None\n",
		"xs.py":      "from pieces import x\nx\n",
		"ys.py":      "from pieces import y\ny\n",
		"imports.py": "if unknown:\n    from tools import give, keep as kept\nfrom tools import stop\n",
		"gives.py":   "from imports import give\ngive()\n",
		"keeps.py":   "from imports import kept\nkept()\n",
		"runs.py":    "from tools import result\nresult\n",
		"loops.py":   "import tools\nfor n in tools.keep(): m = n\n",
		"ms.py":      "from loops import m\nm\n",
		"gates.py":   "from tools import stop as halt\nw = 1\nif unknown:\n    import json as w\n    halt()\n",
		"ws.py":      "from gates import w\nw\n",
	}
	holdConcerns(t, analysistest.SayAll, files, tools, []concernCase{
		{"a call that comes not to return", "def stop(): return 1", "def stop(): raise ValueError", "ends gates imports stops ws"},
		{"a function by which one name is bound", "def give(): return 1", "def give(): return ''", "gives imports pieces runs xs"},
		{"a function by which another one is", "def keep(): return 1", "def keep(): return ''", "imports keeps loops ms pieces ys"},
		{"a call in a block", "print(give())", "print(keep())", ""},
		{"a name that is bound in a block", "result = give()", "result = keep()", "runs"},
	})
}

// TestInWhichSenseANameConcerns holds that a name concerns those who mention it as what it is: a
// method as an attribute, what a module binds in an import or as an attribute of the module.
func TestInWhichSenseANameConcerns(t *testing.T) {
	const tools = `
class Base:
    def rest(self): return 1
    def work(self): return self.rest()
def make(): return Base()
`
	files := map[string]string{
		"attributes.py": "from tools import make\nmake().fresh\n",
		"variables.py":  "from tools import make\nfresh = make()\nfresh.rest\n",
		"modules.py":    "import fresh\nfrom tools import make\nfresh.rest(make().rest())\n",
		"fresh.py":      "def rest(n): return n\n",
		"members.py":    "from tools import make\nimport fresh\nclass Own:\n    kept = fresh\n    made = make()\n",
		"strings.py":    "from tools import make\ngetattr(make(), 'fresh')\n",
		"prose.py":      "from tools import make\nprint(make(), 'made fresh', r'(?P<fresh>)', 'fresh' == make(), {'fresh': 1})\n",
		"stars.py":      "from tools import *\nfresh()\n",
		"imports.py":    "from tools import fresh\nfresh\n",
		"through.py":    "import tools\ntools.fresh()\n",
		"keywords.py":   "from tools import make\nmake(fresh=1)\n",
	}
	holdConcerns(t, analysistest.SayAll, files, tools, []concernCase{
		{"a method", "class Base:", "class Base:\n    def fresh(self): return 1", "attributes keywords strings through"},
		{"a function", "def make()", "def fresh(): return 1\ndef make()", "attributes imports keywords stars strings through"},
	})
}

// TestWhatAModuleSaysToItself holds that what is found again in a module that is edited is what is
// found at first, where one statement of it decides on another that does not mention what it binds.
func TestWhatAModuleSaysToItself(t *testing.T) {
	const sets = "def f(): return 1\n-- here --\ndef s():\n    global f\n    f = unknown()\nf\n"
	for _, c := range []struct{ name, text, added string }{
		{"a call before a variable is read that functions set", sets, "unknown()"},
		{"one in a value", sets, "x = unknown()"},
		{"one in a test", sets, "if unknown(): pass"},
		{"one for a default", sets, "def g(x=unknown()): pass"},
		{"one in a class", sets, "class A:\n    x = unknown()"},
		{"a statement in a class that ends the module", "class A:\n    -- here --\n    unknown()\nA\n", "raise A"},
		{"a class", "class A: pass\na = A()\na.y = 1\n-- here --\na.y\n", "class B: pass"},
		{"a variable of the module as its attribute", "import m\ndef g(): return m.f()\n-- here --\n", "def f(): return 1"},
		{"a member of a class in its text", "class A:\n    -- here --\n    x = f\nA.x\n", "def f(self): return 1"},
		{"an attribute that is set of an object of any class", "class A:\n    x = 1\nA().x\n-- here --\n", "def s(k): k.x = ''"},
		{"a name in a string", "def g() -> 'A | None': return unknown()\ng()\n-- here --\n", "class A: x = 1"},
		{"a name in a string in a string", "def g() -> \"dict['A', int]\": return unknown()\ng()\n-- here --\n", "class A: x = 1"},
	} {
		root := writeTree(t, "-- m.py --\n")
		path := filepath.Join(root, "m.py")
		before, after := strings.Replace(c.text, "-- here --\n", "", 1), strings.Replace(c.text, "-- here --", c.added, 1)
		session, fresh := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}}), NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}})
		for i, now := range []string{before, after, before} {
			session.Edit(path, int32(i), text(now))
			fresh.Close(path)
			fresh.Edit(path, int32(i), text(now))
			if got, want := lines(t, session.Snapshot(), path), lines(t, fresh.Snapshot(), path); got != want {
				t.Errorf("%s, text %d: found\n%s", c.name, i, differs(got, want))
			}
		}
	}
}

// A concernCase is an edit, and the names of the files that it concerns.
type concernCase struct{ name, old, now, concerns string }

// holdConcerns holds whom edits of tools.py, whose text is tools, concern.
func holdConcerns(t *testing.T, rule *analysis.Rule, files map[string]string, tools string, cases []concernCase) {
	t.Helper()
	for _, c := range cases {
		if got := concernedBy(t, rule, files, tools, c.old, c.now); got != c.concerns {
			t.Errorf("%s concerns %q, want %q", c.name, got, c.concerns)
		}
	}
}

// concernedBy returns the names of the files in which something else may be found by rule when
// now stands in tools.py, whose text is tools, where old stood.
func concernedBy(t *testing.T, rule *analysis.Rule, files map[string]string, tools, old, now string) string {
	root := writeTree(t, "-- tools.py --\n"+tools)
	for name, content := range files {
		write(t, filepath.Join(root, name), content)
	}
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{rule}})
	tool := filepath.Join(root, "tools.py")
	session.Edit(tool, 1, text(tools))
	for _, name := range sortedKeys(files) {
		lines(t, session.Snapshot(), filepath.Join(root, name))
		session.Touched(nil)
	}
	edited := strings.Replace(tools, old, now, 1)
	if old != "" && edited == tools {
		t.Fatalf("%q is not there", old)
	}
	session.Edit(tool, 2, text(edited))
	var concerned []string
	for _, path := range sortedKeys(session.Touched(nil)) {
		concerned = append(concerned, strings.TrimSuffix(below(root, path), ".py"))
	}
	return strings.Join(concerned, " ")
}

// TestWhomAMethodConcernsThatIsRead holds who is looked at again when a module changes into whose
// methods others look: those that come to the one that changed.
func TestWhomAMethodConcernsThatIsRead(t *testing.T) {
	const tools = `
import functools
class Tools:
    def __init__(self, depth): self.depth = depth
    def work(self, x=None) -> None:
        print(x, self.depth)
        self.helped()
    def helped(self): print(2)
    def free(self): return 1
    @functools.cache
    def kept(self): print(3)
    def close(self): print(4)
    def rest(self): print(6)
    pause = rest
def passes(t: Tools): t.work(1)
def make(): return Tools(1)
def plain(): print(5)
`
	files := map[string]string{
		"works.py":  "from tools import make\nmake().work()\n",
		"keeps.py":  "from tools import make\nmake().kept()\n",
		"closes.py": "from tools import make\nmake().close()\n",
		"plains.py": "from tools import plain\nplain()\n",
		"frees.py":  "from tools import make\nmake().free\n",
		"pauses.py": "from tools import make\nmake().pause()\n",
		"far.py":    "from works import make\ndef late(): make().work()\n",
		"later.py":  "import far\nfar.late()\n",
	}
	holdConcerns(t, readBodies(newCallKinds()), files, tools, []concernCase{
		{"a method that nobody reads", "return 1", "print(); return 1", ""},
		{"what it gives", "return 1", "return ''", "frees"},
		{"a new method", "    def free(self)", "    def added(self): print()\n    def free(self)", ""},
		{"a method that is half written", "    def free(self)", "    def added(self\n    def free(self)", ""},
		{"a method that is read", "print(x, self.depth)", "print(x, 1)", "far later works"},
		{"a method that it calls", "print(2)", "print(x)", "far later works"},
		{"one with a decorator", "print(3)", "print()", "closes far frees keeps later pauses works"},
		{"one that is found without its name", "print(4)", "print()", "closes far frees keeps later pauses works"},
		{"what is passed to it", "t.work(1)", "t.work('')", ""},
		{"what its object is made of", "Tools(1)", "Tools('')", "closes far frees keeps later pauses works"},
		{"a function", "print(5)", "print()", "plains"},
		{"a method by another name that its class gives it", "print(6)", "print()", "closes far frees keeps later pauses works"},
	})
}

// TestOpenDocumentsKeepWhatDoesNotConcernThem edits a module that two open documents import,
// and holds which of them is looked at again.
func TestOpenDocumentsKeepWhatDoesNotConcernThem(t *testing.T) {
	root := writeTree(t, "-- tools.py --\n-- loads.py --\nimport tools\ntools.load()\n-- saves.py --\nimport tools\ntools.save()\n-- new.py --\n")
	at := func(name string) string { return filepath.Join(root, name) }
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}})
	open := func(name string) {
		f, err := session.Snapshot().File(at(name))
		if err != nil {
			t.Fatal(err)
		}
		session.Edit(f.Path, 1, f.Text)
	}
	tools := func(s string) func() { return func() { session.Edit(at("tools.py"), 2, text(s)) } }
	for _, name := range []string{"tools.py", "loads.py", "saves.py"} {
		open(name)
	}
	for _, step := range []struct {
		name   string
		edit   func()
		looked string
	}{
		{"first", tools("def load(): return 1\ndef save(): return 1\n"), "loads.py saves.py"},
		{"another function", tools("def load(): return 1\ndef save(): return 1\ndef add(): return 1\n"), ""},
		{"one of them", tools("def load(): return 1\ndef save(): return ''\ndef add(): return 1\n"), "saves.py"},
		{"another one", tools("def load(): return ''\ndef save(): return ''\ndef add(): return 1\n"), "loads.py"},
		{"a function is gone", tools("def load(): return ''\ndef save(): return ''\n"), ""},
		{"another document", func() { open("new.py") }, ""},
		{"one of them is gone", tools("def load(): return ''\n"), "saves.py"},
		{"none is", tools("def load(): return ''\ndef other(): return ''\n"), ""},
		{"all is on disk", func() { session.Close(at("tools.py")) }, "loads.py"},
	} {
		step.edit()
		s := session.Snapshot()
		var looked []string
		for _, name := range []string{"loads.py", "saves.py"} {
			f, err := s.File(at(name))
			if err != nil {
				t.Fatal(err)
			}
			before := f.document.checked.Load()
			lines(t, s, at(name))
			if now := f.document.checked.Load(); now != before && now.result.Looked > 0 {
				looked = append(looked, name)
			}
		}
		if got := strings.Join(looked, " "); got != step.looked {
			t.Errorf("%s: looked at %q again, want %q", step.name, got, step.looked)
		}
	}
}

// TestAnEditConcernsFewOfManyFiles counts who is looked at again in a folder where all import
// the module that is edited.
func TestAnEditConcernsFewOfManyFiles(t *testing.T) {
	const files = 400
	root := writeTree(t, "-- tools.py --\n")
	for i := range files {
		uses := "save"
		if i%40 == 0 {
			uses = "load"
		}
		write(t, filepath.Join(root, fmt.Sprintf("m%d.py", i)), "import tools\nfrom m"+fmt.Sprint(i/2)+" import used\ndef used(): return tools."+uses+"()\n")
	}
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{analysistest.SayAll}})
	for _, step := range []struct {
		name, text  string
		least, most int
	}{
		{"first", "def load(): return 1\ndef save():\n    return 1\n", files, files},
		{"a new function", "def load(): return 1\ndef save():\n    return 1\ndef add(): return load()\n", 0, 0},
		{"another name for it", "def load(): return 1\ndef save():\n    return 1\ndef added(): return load()\n", 0, 0},
		{"what a body does", "def load(): return 1\ndef save():\n    print()\n    return 1\ndef added(): return load()\n", 0, 0},
		{"what few ask for", "def load(): return ''\ndef save():\n    print()\n    return 1\ndef added(): return load()\n", files / 40, files / 8},
	} {
		session.Edit(filepath.Join(root, "tools.py"), 1, text(step.text))
		touched := session.Touched(nil)
		if step.name == "first" {
			for i := range files {
				touched[filepath.Join(root, fmt.Sprintf("m%d.py", i))] = true
			}
		}
		if len(touched) < step.least || len(touched) > step.most {
			t.Errorf("%s concerns %d files, want %d to %d", step.name, len(touched), step.least, step.most)
		}
		for i := range files {
			if path := filepath.Join(root, fmt.Sprintf("m%d.py", i)); touched[path] {
				lines(t, session.Snapshot(), path)
			}
		}
	}
}
