"""Holds the stubs to what this Python says of itself.

    python3 oracle.py STUBS             one line per thing that a stub has wrong
    python3 oracle.py STUBS --classes   of every class the names of its metaclass and its own, and the special methods

Of the branches on sys.version_info and sys.platform it reads those of this Python.
"""

import ast
import importlib
import importlib.metadata
import inspect
import re
import sys
import types
import warnings

import stubs
from exempt import BACKPORTED, INNOCENT, LATER, PACKAGES, UNCHECKED, instances, types_without_a_name

warnings.simplefilter("ignore")

# The special methods that a class of a stub lists: that one is missing means
# that the class does not have it. library.go repeats it.
SPECIAL = (
    "__await__ __aiter__ __anext__ __aenter__ __aexit__ __enter__ __exit__ "
    "__iter__ __next__ __getitem__ __call__ __len__ __contains__ __bool__"
).split()


def mro_dict(cls, name):
    for c in cls.__mro__:
        if name in c.__dict__:
            return c.__dict__[name]
    return None


def has(cls, special):
    return mro_dict(cls, special) is not None


def in_package(name):
    return name.partition(".")[0] in PACKAGES


def unchecked(name):
    package = name.partition(".")[0]
    if not in_package(name):
        return name in UNCHECKED
    try:
        version = importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return True
    return tuple(int(part) for part in version.split(".")[:2]) < PACKAGES[package]


class Oracle:
    def __init__(self):
        self.unnamed = types_without_a_name()
        self.instances = instances()
        self.lies = []

    def lie(self, where, what):
        if where not in INNOCENT and where not in BACKPORTED:
            self.lies.append(f"{where}: {what}")

    def module(self, stub):
        if unchecked(stub.name):
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
                if stub.name != "typing" and stubs.load(where) is None and not (in_package(where) and name.startswith("_")):
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
                self.cls(stubs.Class(stub, node), real)
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
        except (ValueError, TypeError, AttributeError):  # the last where a default has a name of C
            return
        self.signature(where, node, signature, bound)

    def signature(self, where, node, signature, bound):
        if in_package(where):
            return  # which vary from version to version
        said, real = parameters(node.args, bound is not False), []
        later = set(LATER.get(where, "").split()) - signature.parameters.keys()
        said = [p for p in said if p[1] not in later]
        for p in signature.parameters.values():
            real.append((p.kind, p.name, p.default is not p.empty))
        if inspect.Parameter.VAR_KEYWORD in (p[0] for p in real) and inspect.Parameter.VAR_KEYWORD not in (p[0] for p in said):
            # The names of what it hands on.
            real = [p for p in real if p[0] != inspect.Parameter.VAR_KEYWORD]
            said = [p for p in said if p[0] != inspect.Parameter.KEYWORD_ONLY or p in real]
        positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        if bound and real and real[0][0] in positional and not node.name == "__init__":
            real = real[1:]
        if callers_view(said) == callers_view(real):
            return
        if real and {p[0] for p in real} <= {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}:
            return
        self.lie(where, f"takes ({show(real)}), not ({show(said)})")


def belongs(value, module):
    if inspect.ismodule(value):
        return False
    home = getattr(value, "__module__", None)
    if isinstance(home, str) and (inspect.isclass(value) or inspect.isroutine(value)):
        return home == module or home.startswith(module + ".") and not home.startswith(module + "._") or home == "_" + module
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


def callers_view(ps):
    """Parameters without the names that no call can use, which change from version to version."""
    unnamed = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [(kind, "" if kind in unnamed else name, default) for kind, name, default in ps]


def show(ps):
    return ", ".join(f"{name}{'=' if default else ''}[{kind.name[:8]}]" for kind, name, default in ps)


def print_classes(oracle):
    for name in sorted(stubs.all_stubs()):
        stub = stubs.load(name)
        for own, node in stub.names.items():
            if isinstance(node, ast.ClassDef):
                real = oracle.real(stubs.Class(stub, node)) if not unchecked(name) else None
                if real and f"{name}.{own}" not in INNOCENT:
                    print(f"{name}.{own}", type(real).__name__, real.__name__, *(s for s in SPECIAL if has(real, s)))


def main():
    stubs.root = sys.argv[1]
    oracle = Oracle()
    if "--classes" in sys.argv:
        print_classes(oracle)
        return
    for name in sorted(stubs.all_stubs()):
        oracle.module(stubs.load(name))
    print("\n".join(oracle.lies))


if __name__ == "__main__":
    main()
