package workspace

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis"
	"awaiter/analysis/syntax"
)

// sayAll is a rule that says what every name, attribute and call outside of functions is.
var sayAll = &analysis.Rule{Name: "say-all", Severity: analysis.Hint, Check: func(p *analysis.Pass) {
	for n := range p.Root().Subtree() {
		if n.Is(syntax.KindName, syntax.KindAttribute, syntax.KindCall) {
			t := p.TypeOf(n)
			p.Report(n, "%s is %s, %s, its x %s", n.Text(), p.QualifiedName(n), t.String(), t.Attribute("x").String())
		}
	}
}}

// statements make a program of modules that know each other, at random.
type statements struct {
	r     *rand.Rand
	in    string              // the module whose statement is made
	texts map[string][]string // the statements, by file
}

var libraryFiles = []string{"a.py", "b.py", "c.py", "p/__init__.py", "p/s.py"}

// moduleIn is what the module in a file goes by.
var moduleIn = map[string]string{"a.py": "a", "b.py": "b", "c.py": "c", "p/__init__.py": "p", "p/s.py": "p.s"}

// one returns one of those given.
func (l *statements) one(of ...string) string { return of[l.r.IntN(len(of))] }

func (l *statements) module() string { return l.one("a", "b", "c", "p", "p.s") }

func (l *statements) name() string { return l.one("f", "g", "h", "K", "L", "z") }

func (l *statements) value() string {
	switch l.r.IntN(16) {
	case 14, 15:
		return l.one("K", "L") + "(" + l.one("z", "a", "b", "c", "p", "p.s") + ")." + l.one("m()", "n()")
	case 0:
		return l.one("1", "''", "None", "[]")
	case 1, 2:
		return l.name()
	case 3, 4:
		return l.name() + "()"
	case 5:
		return l.module() + "." + l.name()
	case 6:
		return l.module() + "." + l.name() + "()"
	case 7:
		return "z." + l.name() + "()"
	case 8:
		return l.name() + "()." + l.one("x", "y", "m()", "n()")
	case 9:
		return l.name() + "(" + l.one("z", "a", "b", "c", "K()", "1") + ")"
	case 10:
		return "getattr(z, '" + l.name() + "')"
	case 11:
		return l.name() + "[0]"
	case 12:
		return "p.s." + l.name()
	}
	return l.name() + "." + l.one("x", "y", "f")
}

// method returns the head of a method.
func (l *statements) method() string {
	return l.one("def m(self)", "def m(self)", "def m(self)", "async def m(self)", "def n(self)", "def n(self, i=None)", "@property\n    def m(self)", "def request(self)")
}

// topmost makes a statement of a module.
func (l *statements) topmost() string {
	if l.r.IntN(7) == 0 {
		return l.block()
	}
	return l.statement()
}

func (l *statements) statement() string {
	switch l.r.IntN(33) {
	case 0, 1, 2:
		return "from " + l.module() + " import " + l.name()
	case 3:
		return "from " + l.module() + " import " + l.name() + " as " + l.name()
	case 4:
		return "import " + l.module()
	case 5:
		return "import " + l.module() + " as z"
	case 6:
		for {
			if from := l.module(); from != l.in {
				return "from " + from + " import *"
			}
		}
	case 7:
		return l.one("from p import s", "from p import s as z", "from . import s", "from .s import f", "from . import s as z")
	case 8, 9, 10:
		return l.one("", "async ") + "def " + l.name() + "(): return " + l.value()
	case 11:
		return "def " + l.name() + "(i): return i." + l.one("f()", "g", "x", "m()", "n()", "K")
	case 12:
		return "def " + l.name() + "(i=None):\n    if i: return " + l.value() + "\n    return " + l.value()
	case 13, 14:
		return l.name() + " = " + l.value()
	case 15:
		return "class " + l.one("K", "L") + ":\n    def __init__(self, i=None): self.i = i\n    " + l.method() + ": return self.i." + l.one("f()", "g()", "x", "K()")
	case 16, 17:
		bases := l.one("", "", "(K)", "(L)", "("+l.module()+"."+l.name()+")", "(K, "+l.module()+"."+l.one("K", "L")+")", "(object)")
		return "class " + l.one("K", "L") + bases + ":\n    x = " + l.value() + "\n    def __init__(self): self.y = " + l.value() + "\n    " + l.method() + ": return " + l.value() + "\n    " + l.method() + ": return " + l.value()
	case 18:
		return l.one("K", "L", "z", "f") + "." + l.one("x", "y", "f") + " = " + l.value()
	case 19:
		return "def s(k: K): k.y = " + l.value()
	case 20:
		return l.one("setattr(K, 'x', 1)", "f.append("+l.value()+")", "def s():\n    global f\n    f = "+l.value(), "z = [1]")
	case 21:
		return l.one("__all__ = ['f', 'K']", "__all__ = ['g']", "__all__ = ['f', 'z']\n__all__.append('h')", "def __getattr__(name): return 1")
	case 22:
		return "if " + l.name() + ":\n    " + l.name() + " = " + l.value()
	case 23:
		return l.one("try:\n    from a import f\nexcept ImportError:\n    f = None", "f()", "raise f", "import sys\nsys.exit()", "if not f: raise g", "def f(:", "K(", "del f")
	case 24:
		return "def " + l.name() + "():\n    print(" + l.one("1", "2", "3") + ")\n    " + l.name() + "()"
	case 25, 26:
		return "def " + l.name() + "(i=K()):\n    if isinstance(i, " + l.one("K", "L", l.module()+".K") + "): return i." + l.one("x", "y", "m()", "n()") + "\n    return super(L, i)." + l.one("x", "m()", "n()")
	case 27, 28:
		return "def s(k: " + l.module() + "." + l.one("K", "L") + "): k." + l.one("x", "y") + " = " + l.value() + "\n" + l.one("K", "L") + "()." + l.one("x", "y")
	case 29, 30:
		print := func() string {
			return "\n        print(" + l.one("self.i", "j", "self.n()", "self.m(1)", "self.i.f()", "K(z)", "1", "2") + ")"
		}
		return "class " + l.one("K", "L") + ":\n    def __init__(self, i=None): self.i = i\n    " + l.one("", "", "@property\n    ", "@staticmethod\n    ") +
			"def m(self, j=None)" + l.one("", " -> None") + ":" + print() + "\n        self.n(" + l.one("", "j", "1", "z") + ")\n    " + l.one("def n", "def request") + "(self, j=None):" + print()
	case 31:
		if l.r.IntN(2) == 0 {
			return "def " + l.one("f", "g", "h") + "():\n    " + l.one("raise z", "return 1", "f()", "a.f()", "import sys; sys.exit()")
		}
		return l.one("K", "L") + "(" + l.one("z", "1", "''", "f", "K()") + ")." + l.one("m", "n", "request") + "(" + l.one("", "z", "1", "''", "f") + ")"
	}
	return l.value()
}

// A block is a statement with blocks: heads, each with statements behind it. inBlock stands
// before each of these, head before a head but the first.
const inBlock, head = "\x01", "\x02"

// block makes one.
func (l *statements) block() string {
	heads := [][]string{
		{"if " + l.value() + ":"},
		{"if " + l.name() + " is None:", "else:"},
		{"if isinstance(" + l.name() + ", " + l.one("K", "L") + "):", "elif " + l.name() + ":", "else:"},
		{"if __name__ == '__main__':"},
		{"for " + l.name() + " in " + l.value() + ":"},
		{"while " + l.value() + ":"},
		{"with " + l.value() + " as " + l.name() + ":"},
		{"try:", "except " + l.one("ImportError", "K") + " as " + l.one("z", "f") + ":"},
		{"try:", "finally:"},
		{"class " + l.one("K", "L") + ":"},
	}[l.r.IntN(10)]
	var b strings.Builder
	for i, h := range heads {
		if i > 0 {
			b.WriteString(head)
		}
		b.WriteString(h)
		for range 1 + l.r.IntN(3) {
			b.WriteString(inBlock + l.nested())
		}
	}
	return b.String()
}

// nested makes a statement in a block.
func (l *statements) nested() string {
	if l.r.IntN(3) == 0 {
		return l.one("raise f", "f()", "g()", "h()", "a.f()", "b.g()", "sys.exit()", "z = 1", "f = ''", "pass", "'text'", "if f: raise g", "from a import f, g, K", "import a, b as f", "import sys")
	}
	for {
		if s := l.statement(); !strings.Contains(s, "import *") {
			return s
		}
	}
}

// renest replaces a statement in a block by another one.
func (l *statements) renest(block string) string {
	all := strings.Split(block, inBlock)
	i := 1 + l.r.IntN(len(all)-1)
	_, behind, is := strings.Cut(all[i], head)
	if all[i] = l.nested(); is {
		all[i] += head + behind
	}
	return strings.Join(all, inBlock)
}

// rendered returns statements as they stand in a file.
func rendered(statement string) string {
	first, blocks, _ := strings.Cut(statement, inBlock)
	if blocks == "" {
		return statement
	}
	lines := []string{first}
	for nested := range strings.SplitSeq(blocks, inBlock) {
		nested, next, is := strings.Cut(nested, head)
		lines = append(lines, "    "+strings.ReplaceAll(nested, "\n", "\n    "))
		if is {
			lines = append(lines, next)
		}
	}
	return strings.Join(lines, "\n")
}

// change puts, replaces or removes a statement of a file, or one in a block, and returns the
// text.
func (l *statements) change(file string) string {
	l.in = moduleIn[file]
	all := l.texts[file]
	i := l.r.IntN(len(all) + 1)
	switch did := l.r.IntN(7); {
	case did > 4: // nothing that others may know
		all = append([]string{fmt.Sprintf("def note():\n    print(%d)", l.r.IntN(100))}, slices.DeleteFunc(slices.Clone(all), isNote)...)
	case i == len(all) || did < 1:
		all = append(all[:i:i], append([]string{l.topmost()}, all[i:]...)...)
	case strings.Contains(all[i], inBlock) && l.r.IntN(3) > 0:
		all = append(append(all[:i:i], l.renest(all[i])), all[i+1:]...)
	case did < 2 || len(all) > 9:
		all = append(all[:i:i], all[i+1:]...)
	default:
		all = append(append(all[:i:i], l.topmost()), all[i+1:]...)
	}
	l.texts[file] = all
	return l.text(file)
}

func isNote(statement string) bool { return strings.HasPrefix(statement, "def note()") }

func (l *statements) text(file string) string {
	var b strings.Builder
	for _, statement := range l.texts[file] {
		b.WriteString(rendered(statement) + "\n")
	}
	return b.String()
}

// TestNamesAgainstAFreshSession changes single statements of small programs and compares
// what is found, what was kept of it where nobody is touched, and what rules say of open
// documents, with what a Session finds that sees the files for the first time.
func TestNamesAgainstAFreshSession(t *testing.T) {
	kept, all := 0, 0
	for seed := range uint64(300) {
		k, a := compareNames(t, seed)
		kept, all = kept+k, all+a
		if t.Failed() {
			return
		}
	}
	if kept < all/4 {
		t.Errorf("only %d of %d findings were kept", kept, all)
	}
}

// compareNames does so with one program, and returns what was kept of how much.
func compareNames(t *testing.T, seed uint64) (kept, all int) {
	l := &statements{r: rand.New(rand.NewPCG(seed, 9)), texts: map[string][]string{}}
	root := t.TempDir()
	at := func(file string) string { return filepath.Join(root, filepath.FromSlash(file)) }
	for _, file := range libraryFiles {
		for l.in = moduleIn[file]; len(l.texts[file]) < 5; {
			l.texts[file] = append(l.texts[file], l.topmost())
		}
		write(t, at(file), l.text(file))
	}
	rules := []*analysis.Rule{sayAll, readBodies(newCallKinds())}
	session := NewSession(Options{Roots: []string{root}, Rules: rules})
	known := map[string]string{}
	var did []string
	version := int32(0)
	for step := range 30 {
		fresh := NewSession(Options{Roots: []string{root}, Rules: rules})
		for f := range session.Snapshot().OpenFiles() {
			fresh.Edit(f.Path, f.Version, f.Text)
		}
		for _, i := range l.r.Perm(len(libraryFiles)) {
			path := at(libraryFiles[i])
			if l.r.IntN(4) == 0 {
				continue
			}
			was, isKept := known[path]
			all++
			if isKept {
				kept++
			}
			now, want := lines(t, session.Snapshot(), path), lines(t, fresh.Snapshot(), path)
			if now != want || isKept && was != want {
				for _, file := range libraryFiles {
					f, _ := session.Snapshot().File(at(file))
					t.Logf("-- %s (open: %v) --\n%s", file, f.Open, f.Text)
				}
				t.Errorf("seed %d, step %d, %s, last %v: found\n%s", seed, step, libraryFiles[i], did, differs(now, want))
				if isKept {
					t.Errorf("kept\n%s", differs(was, want))
				}
				return
			}
			known[path] = now
		}
		var edited []string
		did = nil
		for range 1 + l.r.IntN(2)*l.r.IntN(3) {
			file := libraryFiles[l.r.IntN(len(libraryFiles))]
			edited = append(edited, at(file))
			before := l.text(file)
			now := l.change(file)
			did = append(did, fmt.Sprintf("%s: %q to %q", file, before, now))
			if l.r.IntN(6) == 0 {
				session.Close(at(file))
				write(t, at(file), now)
				session.Changed(at(file))
			} else {
				version++
				session.Edit(at(file), version, text(now))
			}
			if l.r.IntN(3) == 0 {
				lines(t, session.Snapshot(), at(libraryFiles[l.r.IntN(len(libraryFiles))]))
			}
		}
		for path := range session.Touched(edited) {
			delete(known, path)
		}
	}
	return kept, all
}

// differs returns the lines that only one of them has.
func differs(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var all []string
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			all = append(all, "  "+a+"\n  want "+b)
		}
	}
	return strings.Join(all, "\n")
}

// lines returns what is found at path, with where, a finding a line.
func lines(t *testing.T, s *Snapshot, path string) string {
	t.Helper()
	all, err := s.Diagnostics(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%d %s\n", d.Span.Start, d.Message)
	}
	return b.String()
}

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
	for _, c := range []struct{ name, old, now, concerns string }{
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
	} {
		if got := concernedBy(t, sayAll, files, tools, c.old, c.now); got != c.concerns {
			t.Errorf("%s concerns %q, want %q", c.name, got, c.concerns)
		}
	}
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
	for _, c := range []struct{ name, old, now, concerns string }{
		{"a call that comes not to return", "def stop(): return 1", "def stop(): raise ValueError", "ends gates imports stops ws"},
		{"a function by which one name is bound", "def give(): return 1", "def give(): return ''", "gives imports pieces runs xs"},
		{"a function by which another one is", "def keep(): return 1", "def keep(): return ''", "imports keeps loops ms pieces ys"},
		{"a call in a block", "print(give())", "print(keep())", ""},
		{"a name that is bound in a block", "result = give()", "result = keep()", "runs"},
	} {
		if got := concernedBy(t, sayAll, files, tools, c.old, c.now); got != c.concerns {
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
		"far.py":    "from works import make\ndef late(): make().work()\n",
		"later.py":  "import far\nfar.late()\n",
	}
	for _, c := range []struct{ name, old, now, concerns string }{
		{"a method that nobody reads", "return 1", "print(); return 1", ""},
		{"what it gives", "return 1", "return ''", "frees"},
		{"a new method", "    def free(self)", "    def added(self): print()\n    def free(self)", ""},
		{"a method that is half written", "    def free(self)", "    def added(self\n    def free(self)", ""},
		{"a method that is read", "print(x, self.depth)", "print(x, 1)", "far later works"},
		{"a method that it calls", "print(2)", "print(x)", "far later works"},
		{"one with a decorator", "print(3)", "print()", "closes far frees keeps later works"},
		{"one that is found without its name", "print(4)", "print()", "closes far frees keeps later works"},
		{"what is passed to it", "t.work(1)", "t.work('')", ""},
		{"what its object is made of", "Tools(1)", "Tools('')", "closes far frees keeps later works"},
		{"a function", "print(5)", "print()", "plains"},
	} {
		if got := concernedBy(t, readBodies(newCallKinds()), files, tools, c.old, c.now); got != c.concerns {
			t.Errorf("%s concerns %q, want %q", c.name, got, c.concerns)
		}
	}
}

// TestOpenDocumentsKeepWhatDoesNotConcernThem edits a module that two open documents import,
// and holds which of them is looked at again.
func TestOpenDocumentsKeepWhatDoesNotConcernThem(t *testing.T) {
	root := writeTree(t, "-- tools.py --\n-- loads.py --\nimport tools\ntools.load()\n-- saves.py --\nimport tools\ntools.save()\n-- new.py --\n")
	at := func(name string) string { return filepath.Join(root, name) }
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{sayAll}})
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
	session := NewSession(Options{Roots: []string{root}, Rules: []*analysis.Rule{sayAll}})
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
