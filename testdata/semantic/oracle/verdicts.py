"""Run a program, statement by statement, and try every statement of the protocols on
its values.

Usage: verdicts.py PROGRAM.py

The program binds the names v0, v1, …. Writes a JSON object: by name, the type's
__name__ and, for each of the statements, "" if CPython finds the methods it needs, or
the first that it misses.
"""

import ast
import asyncio
import json
import re
import sys
import warnings

NEEDS = {
    "with": (r"does not support the context manager protocol(?: \(missed (__\w+__) method\))?", ["__enter__", "__exit__"]),
    "async with": (r"does not support the asynchronous context manager protocol(?: \(missed (__\w+__) method\))?", ["__aenter__", "__aexit__"]),
    "for": (r"object is not iterable", ["__iter__"]),
    "async for": (r"'async for' requires an object with __aiter__ method", ["__aiter__"]),
    "await": (r"can't be used in 'await' expression|can't be awaited", ["__await__"]),
}


def enter(v):
    with v:
        pass


async def async_enter(v):
    async with v:
        pass


def iterate(v):
    for _ in v:
        break


async def async_iterate(v):
    async for _ in v:
        break


async def wait(v):
    await v


def missing(statement, run, v):
    pattern, methods = NEEDS[statement]
    if statement == "for" and not hasattr(type(v), "__iter__"):
        methods = ["__getitem__"]
    for method in methods:
        # A method that is None is found, and then cannot be called.
        holders = [c for c in type(v).__mro__ if method in c.__dict__]
        if not holders:
            break
        if holders[0].__dict__[method] is None:
            return "__iter__" if method == "__getitem__" else method
    try:
        result = run(v)
        if asyncio.iscoroutine(result):
            # One step is enough to see whether the methods are there.
            try:
                result.send(None)
            finally:
                result.close()
    except TypeError as e:
        name = getattr(type(v), "__name__", "?")
        found = re.search(pattern, str(e))
        if found and name in str(e):
            said = found.group(found.lastindex) if found.lastindex else methods[0]
            # Of two, CPython 3.14 looks for the second first.
            absent = [m for m in methods if not any(m in c.__dict__ for c in type(v).__mro__)]
            return absent[0] if said in absent else said
    except BaseException:
        pass
    return ""


def main(path):
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda *_: None
    space = {"__name__": "program"}
    with open(path, encoding="utf-8") as f:
        for statement in ast.parse(f.read()).body:
            try:
                exec(compile(ast.Module([statement], []), path, "exec"), space)
            except Exception:
                pass  # a class that cannot be made, and all that needs it
    verdicts = {}
    for name, v in list(space.items()):
        if not re.fullmatch(r"v\d+", name):
            continue
        verdicts[name] = {"type": type(v).__name__}
        for statement, run in (("with", enter), ("async with", async_enter), ("for", iterate),
                               ("async for", async_iterate), ("await", wait)):
            verdicts[name][statement] = missing(statement, run, v)
    json.dump(verdicts, sys.stdout)


main(sys.argv[1])
