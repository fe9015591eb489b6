package semantic_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"awaiter/analysis/semantic"
	"awaiter/analysis/source"
	"awaiter/analysis/syntax"
)

// A shape is a way to write the special method {m} in a class body.
var methodShapes = []string{
	"def {m}(self, *a): return self",
	"async def {m}(self, *a): return self",
	"def {m}(self, *a): yield self",
	"async def {m}(self, *a): yield self",
	"{m} = None",
	"{m} = helper",
	"{m} = lambda self, *a: self",
	"@property\n    def {m}(self): return lambda *a: self",
	"@staticmethod\n    def {m}(*a): return None",
	"@classmethod\n    def {m}(cls, *a): return cls",
	"@deco\n    def {m}(self, *a): return self",
	"@wrapped\n    async def {m}(self, *a): return self",
	"@functools.lru_cache\n    def {m}(self, *a): return self",
	"{m} = functools.partialmethod(helper)",
	"if flag:\n        def {m}(self, *a): return self\n    else:\n        async def {m}(self, *a): return self",
	"if flag:\n        def {m}(self, *a): return self",
	"if not flag:\n        def {m}(self, *a): return self",
	"try:\n        import missing_module\n        def {m}(self, *a): return self\n    except ImportError:\n        pass",
	"def {m}(self, *a): return self\n    del {m}",
	"for {m} in [helper]: pass",
	"async def _{m}(self, *a): return self\n    {m} = _{m}",
	"from contextlib import nullcontext as {m}",
	"class {m}: pass",
	"{m}: int",
	"def __init__(self): self.{m} = helper",
}

// headers are ways to write a class header.
var headers = []string{
	"class {c}:", "class {c}():", "class {c}(object):", "class {c}({a}):", "class {c}({a}):", "class {c}({a}, {b}):", "class {c}({b}, {a}):",
	"@dataclasses.dataclass\nclass {c}({a}):", "@keep\nclass {c}({a}):", "@functools.total_ordering\nclass {c}:\n    def __lt__(self, o): return True",
	"class {c}(Generic[T]):", "class {c}({a}, Generic[T]):", "class {c}(abc.ABC):", "class {c}(metaclass=abc.ABCMeta):", "class {c}(metaclass=Meta):",
	"class {c}(Protocol):", "class {c}(typing.NamedTuple):\n    x: int = 1", "class {c}(enum.Enum):\n    RED = 1", "class {c}(dict):", "class {c}(list):",
	"class {c}(Exception):", "class {c}(contextlib.AbstractAsyncContextManager):\n    async def __aexit__(self, *a): pass",
	"class {c}(contextlib.ExitStack):", "class {c}(contextlib.ContextDecorator, {a}):", "class {c}(collections.abc.AsyncIterator):\n    async def __anext__(self): return 1",
	"class {c}(str):", "class {c}(asyncio.Future):", "class {c}(contextlib.AsyncExitStack):",
}

// others are values that are no instances of generated classes.
var others = []string{
	"1", "1.5", "'a'", "b'a'", "None", "True", "...", "[1]", "(1,)", "{1}", "{1: 2}", "[x for x in ()]", "(x for x in ())",
	"lambda: 1", "plain", "plain()", "coro", "coro()", "agen", "agen()", "gen", "gen()", "cm", "cm()", "acm", "acm()", "partial", "partial()",
	"asyncio", "asyncio.Lock()", "asyncio.Lock", "asyncio.Event()", "asyncio.Queue()", "asyncio.Semaphore()", "asyncio.sleep", "contextlib.nullcontext()",
	"contextlib.suppress(OSError)", "contextlib.closing(plain)", "contextlib.aclosing(agen())", "contextlib.AsyncExitStack()", "contextlib.ExitStack()",
	"threading.Lock()", "threading.Lock", "open", "range(3)", "enumerate([])", "zip()", "map(str, [])", "print", "print()", "len('a')", "str", "int", "type",
	"types.coroutine(gen)", "types.coroutine(gen)()", "functools.partial(coro)", "functools.partial(coro)()", "wrapped(coro)", "wrapped(coro)()",
	"deco(coro)", "deco(coro)()", "(await_ for await_ in ())", "coro().__await__()", "agen().__aiter__()", "agen().asend(None)", "agen().aclose()",
	"iter([])", "aiter(agen())", "anext(agen())", "sorted([])", "reversed([1])", "{}.keys()", "{}.items()", "'a'.encode()", "object()", "Exception()",
	"helper", "isinstance(1, int)", "1 if flag else None", "flag and 1", "memoryview(b'')", "bytearray()", "frozenset()", "slice(1)", "super",
	"asyncio.timeout(1)", "asyncio.TaskGroup()", "io.StringIO()", "io.BytesIO()", "tempfile.TemporaryFile()", "pathlib.Path()", "functools.cache(coro)", "functools.cache(coro)()",
	"staticmethod(coro)", "property(coro)", "classmethod(coro)", "asyncio.Condition()", "asyncio.BoundedSemaphore()", "asyncio.Barrier(1)", "asyncio.Runner()",
	"nested()()", "method_of(1)", "twice(coro)", "twice(coro)()", "factory(3)(coro)", "factory(3)(coro)()", "Callable()(1)", "Callable()",
}

const prelude = `
import abc, asyncio, collections.abc, contextlib, dataclasses, enum, functools, io, pathlib, tempfile, threading, types, typing
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
flag = bool(1)

def helper(self, *a): return self
def plain(): return [1]
async def coro(): return 1
async def agen(): yield 1
def gen(): yield 1
@contextlib.contextmanager
def cm(): yield 1
@contextlib.asynccontextmanager
async def acm(): yield 1
partial = functools.partial(coro)
def deco(f): return f
def keep(c): return c
def wrapped(f):
    @functools.wraps(f)
    async def inner(*a, **k): return await f(*a, **k)
    return inner
def twice(f):
    def inner(*a): return wrapped(f)(*a)
    return inner
def factory(n):
    def decorator(f):
        async def inner(*a): return n
        return inner
    return decorator
def nested():
    def inner(): return agen()
    return inner
def method_of(x): return "".join
class Callable:
    async def __call__(self, x): return x
class Meta(type):
    def __enter__(cls): return cls
    def __exit__(cls, *a): pass
    def __iter__(cls): return iter(())
`

var protocolMethods = []string{"__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__", "__enter__", "__exit__", "__iter__", "__next__", "__getitem__", "__getattr__"}

// generate writes a program of n random classes, and values of all kinds, each
// under a name v0, v1, ….
func generate(r *rand.Rand, n int) (program string, values int) {
	var b strings.Builder
	b.WriteString(prelude)
	value := func(expr string) {
		fmt.Fprintf(&b, "v%d = %s\n", values, expr)
		values++
	}
	for _, o := range others {
		value(o)
	}
	names := []string{"Callable"}
	for i := range n {
		class := fmt.Sprintf("C%d", i)
		header := headers[r.Intn(len(headers))]
		header = strings.NewReplacer("{c}", class, "{a}", names[r.Intn(len(names))], "{b}", names[r.Intn(len(names))]).Replace(header)
		body := []string{header, "    x = 1"}
		for range r.Intn(5) {
			method := protocolMethods[r.Intn(len(protocolMethods))]
			body = append(body, "    "+strings.ReplaceAll(methodShapes[r.Intn(len(methodShapes))], "{m}", method))
		}
		b.WriteString(strings.Join(body, "\n") + "\n")
		if r.Intn(6) == 0 {
			fmt.Fprintf(&b, "%s.%s = helper\n", class, protocolMethods[r.Intn(len(protocolMethods))])
		}
		names = append(names, class)
		value(class + "()")
		value(class)
		value(fmt.Sprintf("%s() if flag else %s()", class, names[r.Intn(len(names))]))
	}
	return b.String(), values
}

// TestVerdicts tries the statements of the protocols on generated values in CPython:
// what we say for sure is so.
func TestVerdicts(t *testing.T) {
	statements := map[string]*semantic.Protocol{"with": semantic.ContextManager, "async with": semantic.AsyncContextManager,
		"for": semantic.Iterable, "async for": semantic.AsyncIterable, "await": semantic.Awaitable}
	rounds := 3
	if testing.Short() {
		rounds = 1
	}
	oracle := filepath.Join("..", "..", "testdata", "semantic", "oracle", "verdicts.py")
	sure, asked := 0, 0
	for seed := range rounds {
		program, _ := generate(rand.New(rand.NewSource(int64(seed))), 150)
		path := filepath.Join(t.TempDir(), "program.py")
		if err := os.WriteFile(path, []byte(program), 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("python3", oracle, path)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var verdicts map[string]map[string]string
		if err := json.Unmarshal(out, &verdicts); err != nil {
			t.Fatal(err)
		}
		m := semantic.Analyze("program", false, syntax.ParseOnce(source.New(program)), 11, library)
		for target := range syntax.All[syntax.Name](m.Tree.Root()) {
			verdict, ok := verdicts[target.Text()]
			if !ok || !valueName.MatchString(target.Text()) {
				continue
			}
			value := target.Next()
			typ := m.TypeOf(value)
			line := m.Tree.Text.Line(target.Span().Start) + 1
			if name := typ.RuntimeName(); name != "" && name != verdict["type"] {
				t.Errorf("seed %d, line %d: %s is %s, for us %s (%s)", seed, line, value.Text(), verdict["type"], name, typ)
			}
			for statement, p := range statements {
				asked++
				missing, answer, lacks := verdict[statement], typ.Implements(p), typ.Lacks(p)
				if answer != semantic.Unknown {
					sure++
				}
				switch {
				case missing == "" && (answer == semantic.No || lacks != ""),
					missing != "" && answer == semantic.Yes,
					missing != "" && lacks != "" && slices.Index(p.Methods, lacks) < slices.Index(p.Methods, missing):
					t.Errorf("seed %d, line %d: %s of %s: CPython misses %q; we answer %d, missing %q (%s)", seed, line, statement, value.Text(), missing, answer, lacks, typ)
				}
			}
		}
	}
	t.Logf("%d of %d verdicts are sure", sure, asked)
	if sure*2 < asked {
		t.Error("too little is known")
	}
}

var valueName = regexp.MustCompile(`^v[0-9]+$`)
