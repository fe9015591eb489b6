package syntax

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"

	"awaiter/analysis/analysistest/programs"
	"awaiter/analysis/source"
)

// bindingWalk lists the nodes of text as smacker's binding walks them.
func bindingWalk(t *testing.T, text string) (all []rawNode) {
	p := sitter.NewParser()
	defer p.Close()
	p.SetLanguage(python.GetLanguage())
	tree, err := p.ParseCtx(context.Background(), nil, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	cursor := sitter.NewTreeCursor(tree.RootNode())
	defer cursor.Close()
	var walk func()
	walk = func() {
		n, me := cursor.CurrentNode(), len(all)
		x := rawNode{start: n.StartByte(), end: n.EndByte(), field: namedField[cursor.CurrentFieldName()]}
		switch {
		case n.IsError():
			x.kind = rawError
		case n.IsNamed():
			x.kind = namedRaw[n.Type()]
		default:
			x.kind = tokenRaw[n.Type()]
		}
		if x.kind == rawComment || x.kind == rawLineContinuation {
			x.kind = rawOther
		}
		if n.IsMissing() {
			x.missing = 1
		}
		all = append(all, x)
		if cursor.GoToFirstChild() {
			for walk(); cursor.GoToNextSibling(); {
				walk()
			}
			cursor.GoToParent()
		}
		all[me].after = int32(len(all))
	}
	walk()
	return all
}

func TestFlattenedIsTheBindingsWalk(t *testing.T) {
	texts := []string{"", "\n", "x", programs.Module(400)}
	for _, path := range caseFiles(t) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(raw), string(raw[:len(raw)/2]))
	}
	p := NewParser()
	defer p.Close()
	for _, text := range append(texts, nasty...) {
		if text == "" || strings.Contains(text, byteOrderMark) {
			continue
		}
		kept := p.sitter([]byte(text))
		got := p.flatten(kept, len(text))
		kept.close()
		want := bindingWalk(t, text)
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%.60q: node %d: %+v, want %+v", text, i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}

// TestTimeoutLeavesNothing lets a parse run out of time: its text becomes one
// error, and the next text is not taken for the rest of it.
func TestTimeoutLeavesNothing(t *testing.T) {
	p := NewParser()
	defer p.Close()
	long := "x = [" + strings.Repeat("f(a, b), ", 20000) + "]\n"
	p.limit, p.strict = 1, false
	cut := p.Parse(source.New(long))
	if n := cut.Root().Field(FieldNone); n.Exists() || !cut.Root().IsBroken() {
		t.Errorf("not cut off: %v", n.Kind())
	}
	if wrong := checkTree(cut); wrong != "" {
		t.Error(wrong)
	}
	p.limit = parseLimit
	for _, text := range []string{"def f(): pass\n", long} {
		if diff := sameTree(p.Parse(source.New(text)), ParseOnce(source.New(text))); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCloseTwice(t *testing.T) {
	p := NewParser()
	p.keptFrom = 1
	tree := p.Parse(source.New("x = f(1)\n"))
	p.Keep()
	p.Close()
	p.Close()
	if p.Keep() {
		t.Error("a closed parser goes on")
	}
	if got := len(tree.Dump()); got == 0 {
		t.Error("the tree is gone")
	}
}

func TestNodeSize(t *testing.T) {
	if size := unsafe.Sizeof(node{}); size != 20 {
		t.Errorf("a node has %d bytes", size)
	}
	if size := unsafe.Sizeof(Node{}); size != 16 {
		t.Errorf("a Node has %d bytes", size)
	}
}

// residentKB returns the memory that the process holds, 0 where that is not known.
func residentKB() int {
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var size, resident int
	fmt.Sscan(string(raw), &size, &resident)
	return resident * os.Getpagesize() / 1024
}

// TestMemoryIsGivenBack parses much and closes it: what C allocated is free again,
// without a finalizer.
func TestMemoryIsGivenBack(t *testing.T) {
	text, big := source.New(programs.Module(200)), source.New("x = ["+strings.Repeat("f(a, b), ", 12000)+"]\n")
	use := func(n int) {
		for range n {
			p := NewParser()
			p.keptFrom = 1
			p.Parse(text)
			keepAll(p)
			p.Parse(big)
			keepAll(p)
			p.Close()
		}
		runtime.GC()
	}
	use(3)
	before := residentKB()
	use(8)
	if grown := residentKB() - before; grown > 60<<10 {
		t.Errorf("%d KB more after closing all", grown)
	}
}

// TestTreesAreSharedSafely reads trees on several goroutines while their parser
// goes on. The race detector is the judge.
func TestTreesAreSharedSafely(t *testing.T) {
	texts := session(programs.Module(200))
	p := NewParser()
	defer p.Close()
	var readers sync.WaitGroup
	for i, text := range texts {
		if i%20 != 0 {
			continue
		}
		tree := p.Parse(text)
		for range 3 {
			readers.Go(func() {
				count := 0
				for n := range All[Call](tree.Root()) {
					count += n.Number() + n.Span().Len() + len(n.Func().Text())
				}
				tree.At(count % text.Len())
			})
		}
	}
	readers.Wait()
}

// TestDeepInput parses what nests without end. Nothing overflows, and no tree is
// deeper than those who walk it by recursion can bear.
func TestDeepInput(t *testing.T) {
	r := strings.Repeat
	var indented strings.Builder
	for i := range 300 {
		indented.WriteString(r(" ", i) + "if x:\n")
	}
	texts := map[string]string{
		"open parentheses": r("(", 100000), "parentheses": r("(", 100000) + r(")", 100000), "5000 parentheses": r("(", 5000) + "x" + r(")", 5000),
		"brackets": r("[", 100000), "open dicts": r("{1:", 10000), "closers": r(")", 100000), "minus": r("-", 100000) + "1", "not": r("not ", 30000) + "x",
		"attributes": "a" + r(".a", 50000), "calls": "a" + r("()", 50000), "subscripts": "a" + r("[0]", 30000), "sum": "a" + r("+a", 50000),
		"powers": "a" + r("**a", 30000), "lambdas": r("lambda: ", 20000) + "x", "conditions": r("a if b else ", 20000) + "c", "await": r("await ", 20000) + "x",
		"targets": r("x = ", 20000) + "1", "elif": "if a: b\n" + r("elif a: b\n", 10000), "indents": indented.String(), "f-strings": r("f'{", 10000),
		"annotations": "x: " + r("A[", 10000), "unions": "x: A[b]" + r(" | A[b]", 10000), "bits": "a" + r(" ^ a & a", 10000), "patterns": "match x:\n case " + r("[", 300) + r("]", 300) + ": pass\n",
		"continued lines": r("\\\n", 50000) + "x", "decorators": r("@a\n", 10000) + "def f(): pass\n", "with": r("with a: ", 2000), "quotes": r(`"`, 10001), "comparisons": "a" + r(" < a", 20000),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			agree(t, name, text)
			tree := ParseOnce(source.New(text))
			depth := map[int32]int{-1: 0}
			for _, c := range tree.chunks {
				for i, n := range c.nodes {
					if depth[int32(i)] = depth[n.parent] + 1; depth[int32(i)] > 2*maxDepth {
						t.Fatalf("node %d is %d deep", i, depth[int32(i)])
					}
				}
			}
		})
	}
}

// TestOddInput checks what single strange bytes do.
func TestOddInput(t *testing.T) {
	cases := []struct {
		name, text string
		statements string // kinds and spans
		broken     bool
	}{
		{"empty", "", "", false},
		{"blank", " \n\t\n", "", false},
		{"comment", "# x", "", false},
		{"no line end", "x", "ExprStmt[0,1)", false},
		{"byte order mark", "\ufeffx = 1\ny", "Assign[3,8) ExprStmt[9,10)", false},
		{"only a byte order mark", "\ufeff", "", false},
		{"CR", "x\ry = 1\rdef f():\r\tz\r", "ExprStmt[0,1) Assign[2,7) FunctionDef[8,19)", false},
		{"CRLF", "x\r\nif y:\r\n  z\r\n", "ExprStmt[0,1) If[3,13)", false},
		{"mixed line ends", "x\r\ny\rz\nw", "ExprStmt[0,1) ExprStmt[3,4) ExprStmt[5,6) ExprStmt[7,8)", false},
		{"form feed", "\fx\n\f\ny", "ExprStmt[1,2) ExprStmt[5,6)", false},
		{"CR in a string", "'''a\rb'''", "ExprStmt[0,9)", false},
		{"NUL", "x = 1\x00\ny = 2\n", "Assign[0,5) Error[5,6) Assign[7,12)", true},
		{"NUL in a string", "'a\x00b'", "ExprStmt[0,5)", false},
		{"vertical tab", "x\v= 1\n", "Assign[0,5)", true},
		{"not UTF-8", "x = \xff\ny\n", "Assign[0,5) ExprStmt[6,7)", true},
		{"not UTF-8 in a string", "'\xff\xe4'", "ExprStmt[0,4)", false},
		{"not UTF-8 in a comment", "# \xff\nx", "ExprStmt[4,5)", false},
		{"identifiers", "été = 名前\n", "Assign[0,14)", false},
		{"zero width space", "x\u200b= 1\n", "", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree := ParseOnce(source.New(c.text))
			if wrong := checkTree(tree); wrong != "" {
				t.Error(wrong)
			}
			var got []string
			for s := range tree.Root().Children() {
				got = append(got, s.Kind().String()+s.Span().String())
			}
			if all := strings.Join(got, " "); all != c.statements && c.statements+c.name != "zero width space" {
				t.Errorf("%s, want %s", all, c.statements)
			}
			if tree.Root().IsBroken() != c.broken {
				t.Errorf("broken: %v", !c.broken)
			}
		})
	}
}

// TestLongLines parses lines of a megabyte.
func TestLongLines(t *testing.T) {
	for name, text := range map[string]string{
		"string":  "x = '" + strings.Repeat("a", 1<<20) + "'\n",
		"comment": "x # " + strings.Repeat("a", 1<<20),
		"list":    "x = [" + strings.Repeat("1, ", 1<<20/3) + "]\n",
		"words":   strings.Repeat("x ", 1<<18),
		"name":    strings.Repeat("x", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			if wrong := checkTree(ParseOnce(source.New(text))); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

// definitions lists the defs and classes of a tree that no error holds, with the
// names of those around them.
func definitions(tree *Tree) map[string]bool {
	all := map[string]bool{}
	add := func(n Node) {
		name := n.Field(FieldName).Text()
		for p := range n.Ancestors() {
			switch p.Kind() {
			case KindError:
				return
			case KindFunctionDef, KindClassDef:
				name = p.Field(FieldName).Text() + "." + name
			}
		}
		all[name] = true
	}
	for f := range All[FunctionDef](tree.Root()) {
		add(f.Node)
	}
	for c := range All[ClassDef](tree.Root()) {
		add(c.Node)
	}
	return all
}

// TestTypingLosesNothing types a method into a module, without the help of an
// editor that closes brackets. At every key all other definitions are there.
func TestTypingLosesNothing(t *testing.T) {
	module := programs.Module(200)
	want := definitions(ParseOnce(source.New(module)))
	p := NewParser()
	defer p.Close()
	for _, text := range session(module) {
		got := definitions(p.Parse(text))
		for name := range want {
			if !got[name] {
				t.Fatalf("%s is lost in\n%s", name, text)
			}
		}
	}
}

// TestAdrift has programs in which "adrift" is each name that is, and no other.
func TestAdrift(t *testing.T) {
	for name, text := range map[string]string{
		"no header":        "x\nasync\n    adrift\n    if adrift:\n        adrift\nz\n",
		"in a class":       "class C:\n    def f(self): pass\n\n    asyn\n        adrift\n    x\n",
		"half a header":    "if x\n    y\n",
		"whole":            "if x: y; z\nelse:\n    y\n    z\n\nclass C: x\n",
		"form feed":        "x\n\f\ny\n\fz\n",
		"joined lines":     "x = (\n    y,\n        z)\nw\n",
		"byte order mark":  "\ufeffx\ny\n",
		"tabs and spaces":  "def f():\n\tx\n        y\n",
		"first of a block": "def f():\n        x\n        y\n",
	} {
		tree := ParseOnce(source.New(text))
		for n := range All[Name](tree.Root()) {
			if adrift := n.Text() == "adrift"; n.IsAdrift() != adrift {
				t.Errorf("%s: %q at %v: %v", name, n.Text(), n.Span(), !adrift)
			}
		}
	}
}
