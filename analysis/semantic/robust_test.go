package semantic_test

import (
	"fmt"
	"math/rand"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// endless are programs in which things are defined by themselves, or nest deeply.
var endless = map[string]string{
	"parentheses":    "x = " + strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000),
	"attributes":     "import a\nx = a" + strings.Repeat(".b", 5000),
	"methods":        "class C:\n    def b(self): return self\nx = C()" + strings.Repeat(".b()", 5000),
	"calls":          "def f(x): return x\nx = " + strings.Repeat("f(", 5000) + "1" + strings.Repeat(")", 5000),
	"sums":           "x = 1" + strings.Repeat(" + 1", 5000),
	"negations":      "x = " + strings.Repeat("not ", 5000) + "1",
	"lists":          "x = " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
	"lambdas":        "x = " + strings.Repeat("lambda: ", 5000) + "1",
	"choices":        "x = " + strings.Repeat("1 if y else ", 5000) + "1",
	"subscripts":     "x = [1]" + strings.Repeat("[0]", 5000),
	"chain":          chain(2000, "def f%d(): return f%d()\n"),
	"aliases":        chain(2000, "f%d = f%d\n"),
	"classes":        chain(2000, "class f%d(f%d): pass\n"),
	"recursion":      "def f(): return g()\ndef g(): return [f()]\nasync def h(): return await h()\nx = f(), g(), h()",
	"own base":       "class A(A): pass\nclass B(C): pass\nclass C(B): pass\nx = A(), B(), C()",
	"growing":        "x = 1\nwhile x:\n    x = [x]\ny = x",
	"growing tuple":  "x = ()\nfor i in x:\n    x = (x, i)\ny = x",
	"growing call":   "def f(n): return [f(n)] if n else f\nx = f(1)()(2)",
	"property":       "class A:\n    @property\n    def p(self): return self.p\n    def m(self): return self.m()\nx = A().p, A().m()",
	"attribute":      "class A:\n    def __init__(self): self.x = self.x\n    def m(self): self.y = self.z; self.z = self.y\nx = A().x, A().y",
	"decorator":      "def d(f): return d(f)\n@d\ndef g(): pass\n@g\ndef h(): pass\nx = g, h",
	"decorated":      "def d(f):\n    @d\n    def inner(): return f()\n    return inner\n@d\ndef g(): pass\nx = g()",
	"own decorator":  "@f\ndef f(): pass\n@A\nclass A: pass\nx = f(), A()",
	"annotation":     "from __future__ import annotations\nX = list[X]\ndef f(a: X, b: 'Y') -> X: return f(a, b)\nY = 'Y'\nx = f(1, 2)",
	"annotated":      "x: x = x\ndef f(f: f = f) -> f: pass\ny = f()",
	"generic":        "from typing import Generic, TypeVar\nT = TypeVar('T', bound='A[A]')\nclass A(Generic[T]):\n    def f(self) -> 'A[A[T]]': return self.f().f()\nx = A().f().f().f()",
	"type parameter": "class A[T: A]:\n    def f[T](self, x: T) -> A[T]: return x\ntype X = list[X]\ny: X = A().f(A())",
	"own module":     "from main import *\nimport main\nfrom main import x\ny = x\nz = main.z\nx = main.y",
	"yield":          "def f(): yield from f()\nasync def g():\n    async for x in g(): yield x\nfor x in f(): y = x",
	"with":           "class A:\n    def __enter__(self):\n        with self as x: return x\n    def __exit__(self, *a): return self.__exit__(*a)\nwith A() as x: pass",
	"await":          "class A:\n    def __await__(self): return self.__await__()\nasync def f():\n    x = await A()\n    y = await f()\n    return x, y",
	"iter":           "class A:\n    def __iter__(self): return iter(self)\n    def __next__(self): return next(self)\nfor x in A(): pass",
	"super":          "class A:\n    def f(self): return super().f()\nclass B(A):\n    def f(self): return super(A, self).f() or super().f()\nx = B().f()",
	"metaclass":      "class M(type, metaclass=M): pass\nclass A(metaclass=A): pass\nx = M, A()",
	"broken":         "def f(: return f(\nclass A(A(\nx = ((((await f)))\nfor async in await: with",
	"narrowing":      "def f(x):\n    while isinstance(x, f(x)):\n        if x is f(x): x = f(x)\n    return x",
	"exits":          "def f():\n    g()\n    return 1\ndef g():\n    f()\n    raise ValueError\nx = f(), g()",
	"callable":       "from typing import Callable, TypeVar\nF = TypeVar('F', bound=Callable)\ndef d(n) -> Callable[[F], F]: ...\n@d(d(d))\ndef f(): return f\nx = f()",
}

func chain(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i, i+1)
	}
	fmt.Fprintf(&b, "x = f0\ny = f0()\n")
	return b.String()
}

// TestEndless asks everything about programs without end.
func TestEndless(t *testing.T) {
	for name, text := range endless {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			askEverything(newWorld("main.py", text).module("main.py"))
			if spent := time.Since(start); spent > 20*time.Second {
				t.Errorf("takes %v", spent)
			}
		})
	}
}

// describe writes what is known of the nodes of m, asked for in the given order.
func describe(m *semantic.Module, order []int) []string {
	nodes := []syntax.Node{}
	for n := range m.Tree.Root().Subtree() {
		nodes = append(nodes, n)
	}
	words := make([]string, len(nodes))
	for i := range nodes {
		at := order[i%len(order)]
		if len(order) != len(nodes) {
			at = i
		}
		n := nodes[at]
		t := m.TypeOf(n)
		words[at] = fmt.Sprint(t, "/", t.RuntimeName(), "/", t.Awaited(), "/", t.Call(), "/", t.Iterated(false), "/", t.Implements(semantic.Awaitable))
		if n.Is(syntax.KindName, syntax.KindAttribute) {
			words[at] += "/" + m.QualifiedName(n)
		}
	}
	return words
}

// TestOrder asks the same questions in different orders: the answers are the same.
func TestOrder(t *testing.T) {
	texts := map[string]string{}
	for name, text := range endless {
		if strings.Count(text, "(")+strings.Count(text, "\n") < 1000 {
			texts[name] = text
		}
	}
	for name, text := range readCases(t, "types") {
		texts["case "+name] = text
	}
	every := 300
	if testing.Short() {
		every = 500
	}
	for _, path := range standardLibrary(t, every) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[path] = string(content)
	}
	for name, text := range texts {
		if name == "attributes" || name == "negations" || name == "sums" || name == "choices" || name == "lambdas" || name == "subscripts" {
			continue // deeper than is looked into
		}
		w := newWorld("main.py", text)
		count := w.module("main.py").Tree.Count()
		order := make([]int, count)
		for i := range order {
			order[i] = i
		}
		forward := describe(w.module("main.py"), order)
		orders := map[string][]int{"backwards": make([]int, count), "at random": rand.New(rand.NewSource(1)).Perm(count)}
		for i := range order {
			orders["backwards"][i] = count - 1 - i
		}
		for how, order := range orders {
			other := describe(newWorld("main.py", text).module("main.py"), order)
			for i := range forward {
				if forward[i] != other[i] {
					t.Errorf("%s: node %d is %s forwards, %s %s", name, i, forward[i], other[i], how)
					break
				}
			}
		}
	}
}

// TestTogether asks several modules that import each other from several goroutines.
func TestTogether(t *testing.T) {
	text := `
from b import *
from b import Base, make
async def f(): return await make()
class A(Base):
    async def run(self): return await self.step(f())
x = A().run()
-- b.py --
import main
from c import wrap
class Base:
    def __init__(self): self.value = main.f()
    async def step(self, x): return main.A()
@wrap
async def make(): return Base().value
-- c.py --
import functools
import b
def wrap(f):
    @functools.wraps(f)
    async def inner(*a): return await f(*a)
    return inner
y = b.make()
`
	alone := newWorld("main.py", text)
	want := map[string][]string{}
	for _, file := range []string{"main.py", "b.py", "c.py"} {
		want[file] = describe(alone.module(file), []int{0})
	}
	for range 20 {
		w := newWorld("main.py", text)
		var group sync.WaitGroup
		for _, file := range []string{"c.py", "b.py", "main.py", "b.py", "c.py", "main.py"} {
			group.Add(1)
			go func() {
				defer group.Done()
				for i, got := range describe(w.module(file), []int{0}) {
					if got != want[file][i] {
						t.Errorf("%s: node %d is %s alone, %s together", file, i, want[file][i], got)
						return
					}
				}
			}()
		}
		group.Wait()
	}
}

// TestLong asks for the types in one line of a million bytes.
func TestLong(t *testing.T) {
	text := "async def f(): pass\nx = [" + strings.Repeat("f(), ", 200_000) + "]\n"
	m := semantic.Analyze("m", false, syntax.ParseOnce(source.New(text)), 11, library)
	for c := range syntax.All[syntax.Call](m.Tree.Root()) {
		if !m.TypeOf(c.Node).IsCoroutine() {
			t.Fatal(c.Text())
		}
	}
}
