"""Holds that Python raises TypeError or AttributeError for a coroutine where the stubs say that it is no value.

    python3 needs.py STUBS    one line per parameter of which that is not so, or not known

That is where a parameter is annotated with classes that have no coroutines, and where needs_value
names it. Each such parameter is given what makes a call succeed, and then a coroutine.
"""

import ast
import asyncio
import importlib
import inspect
import io
import itertools
import os
import sys
import tempfile
import warnings

import stubs
from exempt import PACKAGES, UNCHECKED

warnings.simplefilter("ignore")

# The classes of which an annotation here says that a coroutine is none of them.
VALUES = {"str", "bytes", "int", "float", "bool", "tuple", "list", "dict", "None", "PathLike", "Pattern", "tzinfo"}

# What is tried as an argument, until three calls succeed.
POOL = (
    "'a' 1 b'a' 'b' 'utf-8' 'strict' '.b' 0.5 ['a'] None {'a':1} len '/dev/null' '%d' '1' b'YQ==' b'ME======' b'61' b'x\\x9cK\\x04\\x00\\x00b\\x00b' 'json' "
    "datetime.date(2020,1,1) datetime.datetime(2020,1,1) datetime.timedelta(1) datetime.timezone.utc '2020-01-01' '01:00' io.StringIO() asyncio.sleep(0) re.compile('a')"
).split()

# An object of each class whose methods are called.
OBJECTS = {
    "asyncio.StreamReader": "asyncio.StreamReader()",
    "builtins.bytes": "b'a'",
    "builtins.int": "1",
    "builtins.list": "[1]",
    "builtins.str": "'a'",
    "collections.Counter": "collections.Counter('a')",
    "collections.deque": "collections.deque([1])",
    "datetime.date": "datetime.date(2020,1,1)",
    "datetime.datetime": "datetime.datetime(2020,1,1)",
    "datetime.time": "datetime.time(1)",
    "io.BufferedRandom": "open('b','w+b')",
    "io.BufferedWriter": "open('b','wb')",
    "io.BytesIO": "io.BytesIO(b'a')",
    "io.FileIO": "io.FileIO('b','w')",
    "io.TextIOWrapper": "open('b','w')",
    "pathlib.Path": "pathlib.Path('b')",
    "pathlib.PurePath": "pathlib.PurePath('a')",
    "random.Random": "random.Random(1)",
    "re.Pattern": "re.compile('a')",
    "struct.Struct": "struct.Struct('b')",
    "typing.IO": "open('b','w')",
}

# What needs more than an argument to succeed, or is no class that one makes objects of.
UNTRIED = {
    "asyncio.DatagramTransport",
    "asyncio.StreamWriter",
    "asyncio.WriteTransport",
    "io.BufferedIOBase",
    "io.BufferedRWPair",
    "io.RawIOBase",
    "io.TextIOBase",
    "io.Writer",
}


async def give():
    return 1


def needed(node):
    """The names of the parameters of a function of a stub for which a coroutine is no value."""
    for d in node.decorator_list:
        if isinstance(d, ast.Call) and getattr(d.func, "id", "") == "needs_value":
            yield from (name.value for name in d.args)
    a = node.args
    for p in [*a.posonlyargs, *a.args, *([a.vararg] if a.vararg else []), *a.kwonlyargs]:
        said = p.annotation and ast.unparse(p.annotation)
        if said and all(one in VALUES for one in said.split(" | ")):
            yield p.arg


def parameters(node, bound):
    """Of each: its name, whether it has to be given, and whether it may be given by its name."""
    a = node.args
    positional = (a.posonlyargs + a.args)[bound:]
    required, unnamed = len(positional) - len(a.defaults), len(a.posonlyargs) - bound
    out = [(p.arg, i < required, i >= unnamed) for i, p in enumerate(positional)]
    if a.vararg:
        out.append((a.vararg.arg, False, False))
    return out + [(p.arg, default is None, True) for p, default in zip(a.kwonlyargs, a.kw_defaults)]


def arguments(all, target):
    """The names of those that are given so that target is, in order, and of which of them by name."""
    at = next(i for i, p in enumerate(all) if p[0] == target)
    if all[at][2]:
        given = [p for i, p in enumerate(all) if i == at or p[1]]
    else:
        given = [p for i, p in enumerate(all) if i <= at or p[1]]
    return [p[0] for p in given], {p[0] for p in given if p[2] and not p[1]}


def run(text, space, coroutine=None):
    """The exception of text, None if there is none. What it gives is begun if it is a coroutine."""
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        value = eval(text, space, {"coroutine": coroutine})
        if inspect.iscoroutine(value) and value is not coroutine:
            try:
                value.send(None)
            except StopIteration:
                pass
            finally:
                value.close()
        return None
    except Exception as e:
        return e
    finally:
        sys.stdout = out


def holds(callee, all, target, space):
    """True if calls that succeed with something else raise one of these with a coroutine, else one that does not; None without any."""
    (given, named), found = arguments(all, target), 0
    for values in itertools.islice(itertools.product(POOL, repeat=len(given)), 60000):
        def call(instead=None):
            passed = [(f"{p}=" if p in named else "") + (instead if instead and p == target else v) for p, v in zip(given, values)]
            return f"{callee}({', '.join(passed)})"
        if run(call(), space) is not None:
            continue
        coroutine = give()
        error = run(call("coroutine"), space, coroutine)
        coroutine.close()
        if not isinstance(error, (TypeError, AttributeError)):
            return f"{call('coroutine')}: {error!r}"
        found += 1
        if found == 3:
            break
    return found > 0 or None


def functions(stub):
    """The functions of stub with what they are called as, and whether a call gives the first argument."""
    prefix = "" if stub.name == "builtins" else stub.name + "."
    for own, node in stub.names.items():
        where = f"{stub.name}.{own}"
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and own != "__getattr__":
            yield where, node, prefix + own, 0
        elif isinstance(node, ast.ClassDef):
            for name, method in stubs.Class(stub, node).own.items():
                if not isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    continue
                kinds = {getattr(d, "id", "") for d in method.decorator_list}
                if name in ("__init__", "__new__"):
                    yield f"{where}.{name}", method, prefix + own, 1
                elif "classmethod" in kinds or "staticmethod" in kinds:
                    yield f"{where}.{name}", method, f"{prefix}{own}.{name}", int("classmethod" in kinds)
                elif not name.startswith("__") and any(needed(method)) and where not in UNTRIED:
                    yield f"{where}.{name}", method, f"{OBJECTS.get(where)}.{name}", 1


async def main():
    stubs.root = os.path.abspath(sys.argv[1])
    names = [n for n in stubs.all_stubs() if n not in UNCHECKED and n != "_builtins" and n.partition(".")[0] not in PACKAGES]
    space = {}
    for name in names:
        importlib.import_module(name)
        space[name.partition(".")[0]] = importlib.import_module(name.partition(".")[0])
    lies = os.fdopen(os.dup(1), "w")  # as open(1) takes that of print
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        print(hold(names, space, lies), "parameters", file=lies)
    lies.flush()
    os._exit(0)  # without what the calls have left to be done


def hold(names, space, lies):
    """Writes what is not so to lies, and returns how many parameters were looked at."""
    tried = 0
    for name in names:
        for where, node, callee, bound in functions(stubs.load(name)):
            all = parameters(node, bound)
            for target in dict.fromkeys(needed(node)):
                tried += 1
                said = holds(callee, all, target, space)
                if said is not True:
                    print(f"{where}, {target}: {said or 'no call is known that succeeds'}", file=lies)
    return tried


asyncio.run(main())
