"""Holds the types that calls give to what this Python gives.

    python3 values.py STUBS            expressions, one per line: those of cases/calls.txt, and calls without arguments
    python3 values.py STUBS --check    reads "expression<TAB>types", and prints where the value is of none of them

The types are those of another reader of the stubs: names of classes, "None",
"coroutine", joined by "|".
"""

import ast
import asyncio
import importlib
import inspect
import io
import os
import sys
import warnings

import stubs
from exempt import PACKAGES, UNCHECKED
from oracle import Oracle

warnings.simplefilter("ignore")

SAMPLES = """
"a" b"a" bytearray(b"a") memoryview(b"a") 1 True 1.5 1j (1,"a") [1,2] {"a":1} {1,2} frozenset([1])
range(3) slice(1) enumerate(["a"]) zip([1]) map(str,[1]) filter(None,[1]) reversed([1]) iter([1]) object()
ValueError("a") OSError(1,"a") ImportError("a") ExceptionGroup("a",[ValueError()]) StopIteration(1) UnicodeDecodeError("a",b"a",0,1,"a")
asyncio.Lock() asyncio.Event() asyncio.Condition() asyncio.Semaphore() asyncio.BoundedSemaphore() asyncio.Barrier(1)
asyncio.Queue() asyncio.LifoQueue() asyncio.PriorityQueue() asyncio.StreamReader() asyncio.TaskGroup() asyncio.timeout(1)
asyncio.Runner() asyncio.get_running_loop() asyncio.get_running_loop().create_future() asyncio.current_task()
asyncio.get_event_loop_policy() asyncio.get_running_loop().call_later(100,print) asyncio.get_running_loop().call_soon(len,"a")
asyncio.IncompleteReadError(b"",1) asyncio.BaseProtocol() asyncio.Protocol()
collections.Counter("a") collections.OrderedDict(a=1) collections.defaultdict(list,a=1) collections.deque([1]) collections.ChainMap({"a":1})
collections.UserDict(a=1) collections.UserList([1]) collections.UserString("a")
concurrent.futures.Future() concurrent.futures.ThreadPoolExecutor()
contextlib.suppress() contextlib.nullcontext() contextlib.ExitStack() contextlib.AsyncExitStack() contextlib.closing(io.StringIO())
contextlib.redirect_stdout(io.StringIO()) contextlib.chdir(".") contextlib.aclosing(io.StringIO())
contextvars.ContextVar("a") contextvars.Context() contextvars.copy_context()
dataclasses.field() datetime.date(2020,1,1) datetime.datetime(2020,1,1) datetime.time(1) datetime.timedelta(1) datetime.timezone.utc
enum.auto() functools.partial(len) functools.lru_cache(len)
http.client.HTTPConnection("a") inspect.signature(len) inspect.signature(len).bind("a")
io.StringIO("a") io.BytesIO(b"a") open("/dev/null") io.FileIO("/dev/null")
itertools.chain([1]) itertools.count() itertools.cycle([1]) itertools.product([1]) itertools.pairwise([1,2]) itertools.groupby([1])
json.JSONDecoder() json.JSONEncoder() logging.getLogger("a") logging.Formatter() logging.NullHandler() logging.StreamHandler(io.StringIO())
logging.LoggerAdapter(logging.getLogger("a")) logging.Filter()
os.environ os.stat(".") os.scandir(".") next(os.scandir("/")) os.popen("true")
pathlib.Path("a.b") pathlib.PurePath("a") queue.Queue() queue.LifoQueue() queue.SimpleQueue() random.Random(1)
re.compile("a") re.match("a","a") selectors.DefaultSelector() socket.socket()
sqlite3.connect(":memory:") sqlite3.connect(":memory:").cursor() subprocess.CompletedProcess([],0) subprocess.Popen(["true"])
tempfile.SpooledTemporaryFile() tempfile.NamedTemporaryFile() tempfile.TemporaryDirectory()
threading.Lock() threading.RLock() threading.Condition() threading.Semaphore() threading.Event() threading.Barrier(1) threading.Thread()
threading.Timer(1,dict) threading.current_thread() time.gmtime()
traceback.extract_stack() traceback.TracebackException(ValueError,ValueError(),None)
types.SimpleNamespace(a=1) types.MappingProxyType({"a":1}) sys._getframe() sys._getframe().f_code
unittest.TestCase() unittest.TestSuite() unittest.IsolatedAsyncioTestCase() urllib.request.Request("http://a/")
warnings.catch_warnings() weakref.ref(len) weakref.WeakSet() weakref.WeakKeyDictionary() weakref.WeakValueDictionary()
weakref.finalize(io.StringIO(),dict)
""".split()

# What ends, asks or never comes back.
LEFT_OUT = {
    "breakpoint", "copyright", "credits", "exit", "fork", "forkpty", "help", "license", "quit", "abort", "_exit",
    "resetwarnings", "run_forever", "pause", "__exit__", "__del__",
}


def needs_nothing(node, bound=0):
    a = node.args
    return len(a.posonlyargs + a.args) - len(a.defaults) <= bound and all(a.kw_defaults)


def is_called(node):
    marks = {d.func.id for d in node.decorator_list if isinstance(d, ast.Call) and isinstance(d.func, ast.Name)}
    return node.name not in LEFT_OUT and "blocks" not in marks


def expressions(space, oracle):
    classes = {}
    for name in stubs.all_stubs():
        if name in UNCHECKED or name.partition(".")[0] in PACKAGES:
            continue
        for own, node in stubs.load(name).names.items():
            if isinstance(node, ast.ClassDef):
                cls = stubs.Class(stubs.load(name), node)
                classes[oracle.real(cls)] = cls
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not own.startswith("_"):
                if name != "builtins" and needs_nothing(node) and is_called(node):
                    yield f"{name}.{own}()"
    with open(os.path.join(os.path.dirname(__file__), "cases", "calls.txt")) as calls:
        yield from calls.read().splitlines()
    for sample in SAMPLES:
        yield sample
        value = eval(sample, space)
        cls = next((classes[c] for c in type(value).__mro__ if c in classes), None)
        for name, (_, node) in sorted((cls.attributes() or {}).items()):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if needs_nothing(node, 1) and is_called(node) and (not name.startswith("__") or name in TRIED):
                    yield f"{sample}.{name}()"
            elif isinstance(node, ast.AnnAssign) and not name.startswith("__"):
                yield f"{sample}.{name}"


# Special methods that are called by themselves.
TRIED = {"__enter__", "__aenter__", "__iter__", "__aiter__", "__next__", "__anext__", "__len__", "__bool__"}


def is_one_of(value, types, oracle):
    for name in types.split("|"):
        if name == "None" and value is None or name == "coroutine" and inspect.iscoroutine(value):
            return True
        if name in ("None", "coroutine"):
            continue
        module, _, own = name.rpartition(".")
        if own not in stubs.load(module).names:
            continue  # of a later Python
        cls = oracle.real(stubs.Class(stubs.load(module), stubs.load(module).names[own]))
        if not cls or issubclass(type(value), cls) or issubclass(type(value), STANDS_FOR.get(name, ())):
            return True
    return False


STANDS_FOR = {"typing.IO": io.IOBase, "typing.TextIO": io.TextIOBase, "builtins.float": int}


def check(space, oracle):
    for line in sys.stdin.read().splitlines():
        expression, _, types = line.partition("\t")
        out, sys.stdout = sys.stdout, io.StringIO()
        try:
            value = eval(expression, space)
        except BaseException:
            continue
        finally:
            sys.stdout = out
        if not is_one_of(value, types, oracle):
            print(f"{expression} is a {type(value).__name__}, not a {types}")
        if inspect.iscoroutine(value) and inspect.getcoroutinestate(value) == inspect.CORO_CREATED:
            value.close()
    # The expressions have stopped the loop, cancelled the task, and worse.
    sys.stdout.flush()
    os._exit(0)


async def main():
    stubs.root = sys.argv[1]
    oracle = Oracle()
    space = {}
    for name in stubs.all_stubs():
        if name not in UNCHECKED and name != "_builtins" and name.partition(".")[0] not in PACKAGES:
            importlib.import_module(name)
            space[name.partition(".")[0]] = importlib.import_module(name.partition(".")[0])
    if "--check" in sys.argv:
        check(space, oracle)
    print("\n".join(dict.fromkeys(expressions(space, oracle))))


asyncio.run(main())
