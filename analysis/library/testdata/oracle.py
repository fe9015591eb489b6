"""Holds the stubs to what this Python says of itself.

    python3 oracle.py STUBS             one line per thing that a stub has wrong
    python3 oracle.py STUBS --classes   of every class the metaclass and the special methods, for another reader

Of the branches on sys.version_info and sys.platform it reads those of this Python.
"""

import ast
import asyncio
import collections
import concurrent.futures
import contextlib
import importlib
import inspect
import os
import re
import sys
import types
import warnings

warnings.simplefilter("ignore")

# The special methods that a class of a stub lists: that one is missing means
# that the class does not have it. library.go repeats it.
SPECIAL = (
    "__await__ __aiter__ __anext__ __aenter__ __aexit__ __enter__ __exit__ "
    "__iter__ __next__ __getitem__ __call__ __len__ __contains__ __bool__"
).split()


async def agen():
    yield


@contextlib.contextmanager
def manager():
    yield


@contextlib.asynccontextmanager
async def amanager():
    yield


def types_without_a_name():
    """The class that a stub means by a name under which Python has it not."""
    import functools, select, tempfile, threading, unittest

    a = agen()
    known = {
        "_builtins.dict_keys": {}.keys(),
        "_builtins.dict_values": {}.values(),
        "_builtins.dict_items": {}.items(),
        "_builtins.list_iterator": iter([]),
        "_builtins.tuple_iterator": iter(()),
        "_builtins.set_iterator": iter(set()),
        "_builtins.dict_keyiterator": iter({}),
        "_builtins.str_iterator": iter("\u00e9"),
        "_builtins.bytes_iterator": iter(b""),
        "_builtins.bytearray_iterator": iter(bytearray()),
        "_builtins.range_iterator": iter(range(0)),
        "_builtins.async_generator_asend": a.asend(None),
        "_builtins.async_generator_athrow": a.aclose(),
        "_builtins.anext_awaitable": anext(agen(), 0),
        "asyncio._ContextManagerMixin": asyncio.locks._ContextManagerMixin,
        "asyncio._AsCompletedIterator": None,
        "collections.abc.Callable": None,
        "concurrent.futures._DoneAndNotDoneFutures": concurrent.futures.wait([]),
        "concurrent.futures._Error": concurrent.futures._base.Error,
        "functools._lru_cache_wrapper": functools.lru_cache(len),
        "os.ScandirIterator": os.scandir(),
        "os._wrap_close": os.popen("true"),
        "tempfile._TemporaryFileWrapper": tempfile.NamedTemporaryFile(),
        "select._poll": select.poll(),
        "threading.Lock": threading.Lock(),
        "threading.RLock": threading.RLock(),
        "typing._SpecialForm": None,
        "unittest._AssertRaisesContext": unittest.TestCase().assertRaises(ValueError),
        "unittest._AssertLogsContext": unittest.TestCase().assertLogs(),
    }
    return {name: value if isinstance(value, type) else value is not None and type(value) for name, value in known.items()}


def instances():
    """Objects whose attributes are made by __init__, by the name of their class."""
    import functools, tempfile, threading

    return {
        "asyncio.Condition": asyncio.Condition(),
        "threading.Condition": threading.Condition(),
        "collections.UserDict": collections.UserDict(),
        "functools._lru_cache_wrapper": functools.lru_cache(len),
        "os._wrap_close": os.popen("true"),
        "tempfile._TemporaryFileWrapper": tempfile.NamedTemporaryFile(),
    }


# Where a stub means something else than what Python has under the name.
INNOCENT = {
    "inspect.Parameter.__init__": "its default for default is Parameter.empty",
    "inspect.Signature.__init__": "its default for return_annotation is Signature.empty",
    "sqlite3.Connection.enable_load_extension": "an option of the build",
    "sqlite3.Connection.load_extension": "an option of the build",
    "typing.BinaryIO": "every file object that it describes is an iterator",
    "typing.IO": "every file object that it describes is an iterator",
    "typing.IO.__iter__": "every file object that it describes is an iterator",
    "typing.IO.__next__": "every file object that it describes is an iterator",
    "typing.NamedTuple": "a function that acts as a base class",
    "typing.NamedTupleMeta": "not for users",
    "typing.NewType.__call__": "a builtin as a method, which binds nothing",
    "typing.TextIO": "every file object that it describes is an iterator",
    "typing.TypedDict": "a function that acts as a base class",
    "typing.io": "not for users",
    "typing.re": "not for users",
}
# typing and warnings stand in for typing_extensions, which has their newest names
# in every Python.
BACKPORTED = {
    "typing.ParamSpec.__init__",
    "typing.TypeVar.__init__",
    "typing.TypeVarTuple.__init__",
    "typing.dataclass_transform",
    "warnings.deprecated",
}
# Parameters that came after 3.11.
LATER = {
    "asyncio.Task.__init__": "eager_start",
    "asyncio.run": "loop_factory",
    "concurrent.futures.Executor.map": "buffersize",
    "pathlib.Path.exists": "follow_symlinks",
    "pathlib.Path.glob": "case_sensitive recurse_symlinks",
    "pathlib.Path.is_dir": "follow_symlinks",
    "pathlib.Path.is_file": "follow_symlinks",
    "pathlib.Path.rglob": "case_sensitive recurse_symlinks",
    "shutil.rmtree": "onexc",
    "tempfile.NamedTemporaryFile": "delete_on_close",
    "tempfile.TemporaryDirectory.__init__": "delete",
}
UNCHECKED = {"_awaiter", "typing_extensions"}


class Stub:
    def __init__(self, name, path):
        self.name = name
        self.package = path.endswith("__init__.pyi")
        self.names = {}  # name -> node, the last one
        self.partial = False
        with open(path) as f:
            self.body = ast.parse(f.read(), path).body
        for node in active(self.body):
            self.bind(node)

    def bind(self, node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.names[node.name] = node
        elif isinstance(node, ast.Assign):
            self.names[node.targets[0].id] = node
        elif isinstance(node, ast.AnnAssign):
            self.names[node.target.id] = node
        elif isinstance(node, ast.Import):
            for alias in node.names:
                self.names[alias.asname or alias.name] = node
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "*":
                    for name in load(node.module).exported():
                        self.names[name] = (node, ast.alias(name, name))
                    continue
                self.names[alias.asname or alias.name] = (node, alias)
        self.partial = "__getattr__" in self.names

    def exported(self):
        return {n for n, node in self.names.items() if n != "__getattr__" and self.exports(n, node)}

    def exports(self, name, node):
        if isinstance(node, ast.Import):
            return False
        if isinstance(node, tuple):
            return node[1].asname == node[1].name
        return not (isinstance(node, ast.Assign) and name.startswith("_"))

    def source(self, node):
        """The module that a "from … import" names."""
        if not node.level:
            return node.module
        base = self.name.split(".")
        base = base if self.package and node.level == 1 else base[: -node.level + self.package]
        return ".".join(base + ([node.module] if node.module else []))

    def resolve(self, name):
        """The (stub, node) that name means here, through imports; None for what no stub has."""
        node = self.names.get(name)
        if node is None:
            return None if self.name == "builtins" else load("builtins").resolve(name)
        if isinstance(node, tuple):
            there, alias = node
            module = load(self.source(there))
            if module is None or module is self:
                return None  # a submodule
            return module.resolve(alias.name)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            return self.resolve(node.value.id)
        return self, node


def active(body):
    for node in body:
        if isinstance(node, ast.If):
            chosen = eval(compile(ast.Expression(node.test), "", "eval"), {"sys": sys})
            yield from active(node.body if chosen else node.orelse)
        else:
            yield node


stubs = {}
root = ""


def load(name):
    if name not in stubs:
        path = os.path.join(root, *name.split("."))
        for file in path + ".pyi", os.path.join(path, "__init__.pyi"):
            if os.path.exists(file):
                stubs[name] = Stub(name, file)
                break
        else:
            stubs[name] = None
    return stubs[name]


def all_stubs():
    for folder, _, files in os.walk(root):
        for file in files:
            parts = os.path.relpath(os.path.join(folder, file), root)[: -len(".pyi")].split(os.sep)
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Class:
    """A class of a stub."""

    def __init__(self, stub, node):
        self.stub, self.node = stub, node
        self.name = f"{stub.name}.{node.name}"
        self.own = {}
        for item in active(node.body):
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.own[item.name] = item
            elif isinstance(item, ast.AnnAssign):
                self.own[item.target.id] = item
            elif isinstance(item, ast.Assign):
                self.own[item.targets[0].id] = item

    def bases(self):
        """The base classes; False among them for one that is not known."""
        for base in self.node.bases:
            if isinstance(base, ast.Subscript):
                base = base.value
            found = self.stub.resolve(base.id)
            if found and isinstance(found[1], ast.ClassDef):
                yield Class(*found)
            elif base.id not in ("Generic", "Protocol"):
                yield False
        if self.name != "builtins.object":
            yield Class(*load("builtins").resolve("object"))

    def attributes(self):
        """name -> (class, node) through all bases, or None if a base is not known."""
        found = {}
        for base in self.bases():
            inherited = base and base.attributes()
            if not inherited:
                return None
            found = {**inherited, **found}
        return {**found, **{n: (self, node) for n, node in self.own.items()}}


def mro_dict(cls, name):
    for c in cls.__mro__:
        if name in c.__dict__:
            return c.__dict__[name]
    return None


def has(cls, special):
    return mro_dict(cls, special) is not None


class Oracle:
    def __init__(self):
        self.unnamed = types_without_a_name()
        self.instances = instances()
        self.lies = []

    def lie(self, where, what):
        if where not in INNOCENT and where not in BACKPORTED:
            self.lies.append(f"{where}: {what}")

    def module(self, stub):
        if stub.name in UNCHECKED:
            return
        if stub.name == "_builtins":
            real = types.SimpleNamespace()
        else:
            real = importlib.import_module(stub.name)
        for name, node in stub.names.items():
            if name == "__getattr__" or not stub.exports(name, node):
                continue
            where = f"{stub.name}.{name}"
            value = self.unnamed.get(where, getattr(real, name, None))
            if where not in self.unnamed and not hasattr(real, name):
                if stub.name != "typing" and load(where) is None:
                    self.lie(where, "Python has no such name")
                continue
            self.value(stub, name, node, value)
        if not stub.partial and stub.name != "_builtins":
            self.completeness(stub, real)

    def completeness(self, stub, real):
        public = {n for n, v in vars(real).items() if not n.startswith("_") and belongs(v, stub.name)}
        for name in sorted(public.union(getattr(real, "__all__", ())) - stub.exported()):
            self.lie(f"{stub.name}.{name}", "is missing")

    def value(self, stub, name, node, real):
        where = f"{stub.name}.{name}"
        if isinstance(node, tuple):
            found = stub.resolve(name)
            if found and isinstance(found[1], ast.ClassDef):
                other = getattr(importlib.import_module(found[0].name), found[1].name, None)
                if isinstance(other, type) and other is not real and getattr(real, "__origin__", real) is not other:
                    self.lie(where, f"is {real!r}, not {other!r}")
        elif isinstance(node, ast.ClassDef):
            if isinstance(real, type):
                self.cls(Class(stub, node), real)
            elif real:
                self.lie(where, "is no class")
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if not callable(real):
                self.lie(where, "is not callable")
            elif isinstance(real, type):
                self.lie(where, "is a class")
            else:
                self.function(where, node, real, False)
        elif isinstance(node, ast.AnnAssign):
            self.annotated(where, node, real)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            found = stub.resolve(name)
            other = found and getattr(importlib.import_module(found[0].name), found[1].name, None)
            origin = getattr(real, "__origin__", real)
            if found and origin is not other:
                self.lie(where, f"is {real!r}, not {other!r}")

    def annotated(self, where, node, real):
        simple = {"int": int, "str": str, "bool": bool, "float": float}
        text = ast.unparse(node.annotation)
        kind = simple.get(text) or simple.get(re.sub(r"\[.*", "", text))
        for builtin in (list, tuple, dict, set):
            if text.startswith(builtin.__name__ + "["):
                kind = builtin
        if kind and not isinstance(real, kind):
            self.lie(where, f"is a {type(real).__name__}, not {text}")

    def cls(self, cls, real):
        attributes = cls.attributes()
        for base in cls.bases():
            other = base and self.real(base)
            if other and not issubclass(real, other):
                self.lie(cls.name, f"is no subclass of {base.name}")
        if attributes is None:
            return
        for special in SPECIAL:
            if (special in attributes) != has(real, special):
                self.lie(cls.name, f"{special} is {'missing' if has(real, special) else 'not there'}")
        instance = self.instances.get(cls.name)
        for name, node in cls.own.items():
            if name == "__getattr__" or name in ("__init__", "__new__") and isinstance(node, ast.FunctionDef):
                if name == "__init__":
                    self.constructor(cls, node, real)
                continue
            where = f"{cls.name}.{name}"
            if isinstance(node, ast.AnnAssign):
                continue
            if not hasattr(real, name):
                if not hasattr(instance, name):
                    self.lie(where, "Python has no such attribute")
                elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    self.function(where, node, getattr(type(instance), name, getattr(instance, name)), None)
                continue
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.method(where, node, mro_dict(real, name))
        if "__getattr__" not in attributes:
            for name in sorted(dir(real)):
                if not name.startswith("_") and name not in attributes and hasattr(real, name):
                    self.lie(f"{cls.name}.{name}", "is missing")

    def real(self, cls):
        if cls.name in self.unnamed:
            return self.unnamed[cls.name]
        found = getattr(importlib.import_module(cls.stub.name), cls.node.name, None)
        return found if isinstance(found, type) else None

    def constructor(self, cls, node, real):
        try:
            signature = inspect.signature(real)
        except (ValueError, TypeError):
            return
        if "__init__" in real.__dict__ or "__new__" in real.__dict__:
            self.signature(f"{cls.name}.{node.name}", node, signature, True)

    def method(self, where, node, real):
        kinds = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
        wanted = "staticmethod" if isinstance(real, staticmethod) else None
        if isinstance(real, (classmethod, types.ClassMethodDescriptorType)):
            wanted = "classmethod"
        said = kinds & {"staticmethod", "classmethod"}
        if said != ({wanted} if wanted else set()) and node.name != "__new__":
            self.lie(where, f"is {wanted or 'an ordinary method'}")
        if isinstance(real, (property, types.GetSetDescriptorType, types.MemberDescriptorType)):
            self.lie(where, "is no method but an attribute")
            return
        if isinstance(real, (staticmethod, classmethod)):
            real = real.__func__
        if real is not None:
            self.function(where, node, real, wanted != "staticmethod")

    def function(self, where, node, real, bound):
        coroutine = inspect.iscoroutinefunction(real)
        if coroutine != isinstance(node, ast.AsyncFunctionDef):
            self.lie(where, f"is {'a' if coroutine else 'no'} coroutine function")
        if inspect.isasyncgenfunction(real) and "Async" not in ast.unparse(node.returns or ast.Constant(0)):
            self.lie(where, "is an asynchronous generator")
        if any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list):
            return
        try:
            signature = inspect.signature(real)
        except (ValueError, TypeError):
            return
        self.signature(where, node, signature, bound)

    def signature(self, where, node, signature, bound):
        said, real = parameters(node.args, bound is not False), []
        later = set(LATER.get(where, "").split()) - signature.parameters.keys()
        said = [p for p in said if p[1] not in later]
        for p in signature.parameters.values():
            real.append((p.kind, p.name, p.default is not p.empty))
        positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        if bound and real and real[0][0] in positional and not node.name == "__init__":
            real = real[1:]
        if [p[:2] for p in said] == [p[:2] for p in real] and [p[2] for p in said] == [p[2] for p in real]:
            return
        if real and {p[0] for p in real} <= {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}:
            return
        self.lie(where, f"takes ({show(real)}), not ({show(said)})")


def belongs(value, module):
    if inspect.ismodule(value):
        return False
    home = getattr(value, "__module__", None)
    if isinstance(home, str) and (inspect.isclass(value) or inspect.isroutine(value)):
        return home == module or home.startswith(module + ".") or home == "_" + module
    return False


def parameters(a, bound):
    P = inspect.Parameter
    positional = a.posonlyargs + a.args
    required = len(positional) - len(a.defaults)
    out = []
    for i, arg in enumerate(positional):
        kind = P.POSITIONAL_ONLY if i < len(a.posonlyargs) else P.POSITIONAL_OR_KEYWORD
        out.append((kind, arg.arg, i >= required))
    if a.vararg:
        out.append((P.VAR_POSITIONAL, a.vararg.arg, False))
    for arg, default in zip(a.kwonlyargs, a.kw_defaults):
        out.append((P.KEYWORD_ONLY, arg.arg, default is not None))
    if a.kwarg:
        out.append((P.VAR_KEYWORD, a.kwarg.arg, False))
    return out[1:] if bound else out


def show(ps):
    return ", ".join(f"{name}{'=' if default else ''}[{kind.name[:8]}]" for kind, name, default in ps)


def print_classes(oracle):
    for name in sorted(all_stubs()):
        stub = load(name)
        for own, node in stub.names.items():
            if isinstance(node, ast.ClassDef):
                real = oracle.real(Class(stub, node)) if name not in UNCHECKED else None
                if real and f"{name}.{own}" not in INNOCENT:
                    print(f"{name}.{own}", type(real).__name__, *(s for s in SPECIAL if has(real, s)))


def main():
    global root
    root = sys.argv[1]
    oracle = Oracle()
    if "--classes" in sys.argv:
        print_classes(oracle)
        return
    for name in sorted(all_stubs()):
        oracle.module(load(name))
    print("\n".join(oracle.lies))



main()
