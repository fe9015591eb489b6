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
	"awaiter/analysis/analysistest"
)

// statements make a program of modules that know each other, at random.
type statements struct {
	r     *rand.Rand
	in    string              // the module whose statement is made
	long  bool                // classes are so long that they are parsed in pieces
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
	return l.one("def m(self)", "def m(self)", "def m(self)", "async def m(self)", "def n(self)", "def n(self, i=None)", "@property\n    def m(self)", "def request(self)",
		"def f(self)", "async def K(self)", "def z(self)", "def h(self, i=f)", "x = f\n    def f(self)")
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

// remember puts, replaces or removes a member of a class.
func (l *statements) remember(class string) string {
	const member, below = "\n    ", "\n        " // what a line of a member begins with, and those below it
	all := strings.Split(strings.ReplaceAll(class, below, inBlock), member)
	i, made := 1+l.r.IntN(len(all)), l.one("f", "K", "x = "+l.value(), "async def", "def m(self", "def f", l.method()+": return "+l.value(), l.method()+": return "+l.value())
	switch {
	case i == len(all) || l.r.IntN(3) == 0:
		all = slices.Insert(all, i, made)
	case l.r.IntN(2) == 0 && len(all) > 2:
		all = slices.Delete(all, i, i+1)
	default:
		all[i] = made
	}
	return strings.ReplaceAll(strings.Join(all, member), inBlock, below)
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
	case strings.HasPrefix(all[i], "class ") && !strings.Contains(all[i], inBlock) && l.r.IntN(3) > 0:
		all = append(append(all[:i:i], l.remember(all[i])), all[i+1:]...)
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
	if l.long {
		return analysistest.Lengthen(b.String())
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
	l := &statements{r: rand.New(rand.NewPCG(seed, 9)), long: seed%2 == 0, texts: map[string][]string{}}
	root := t.TempDir()
	at := func(file string) string { return filepath.Join(root, filepath.FromSlash(file)) }
	for _, file := range libraryFiles {
		for l.in = moduleIn[file]; len(l.texts[file]) < 5; {
			l.texts[file] = append(l.texts[file], l.topmost())
		}
		write(t, at(file), l.text(file))
	}
	rules := []*analysis.Rule{analysistest.SayAll, readBodies(newCallKinds())}
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
