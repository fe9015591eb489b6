"""Run Python programs and write down of what type each expression's values were.

Usage: values.py LIMIT PROGRAM.py ...      runs programs
       values.py LIMIT -m NAMES TESTS      runs the unittest modules TESTS, and
                                           watches the modules NAMES (comma-separated)

After LIMIT seconds, or when the process that started it is gone, it is killed with
all that it started.

Writes one JSON object per watched file: {"path": ..., "module": ..., "seen":
[[start, end, [type name, ...]], ...]}, with offsets in bytes.
"""

import ast
import importlib.abc
import importlib.machinery
import io
import json
import os
import signal
import sys
import threading
import time
import unittest
import warnings

seen = {}


class Watch(ast.NodeTransformer):
    """Puts a call around every expression that is evaluated."""

    kinds = (ast.Call, ast.Attribute, ast.Subscript, ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp,
             ast.Await, ast.Name, ast.UnaryOp, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp,
             ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda, ast.JoinedStr, ast.Constant)

    def __init__(self, path, source):
        self.path = path
        self.lines = [0]
        for line in io.StringIO(source, newline=""):
            self.lines.append(self.lines[-1] + len(line.encode()))

    def offset(self, line, column):
        return self.lines[line - 1] + column

    def wrap(self, node, result):
        where = (self.path, self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset))
        call = ast.Call(ast.Name("__saw__", ast.Load()), [ast.Constant(where), result], [])
        return ast.copy_location(call, node)

    def visit(self, node):
        if isinstance(node, (ast.JoinedStr, ast.FormattedValue, ast.pattern, ast.Global)):
            return node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super":
            return node
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return node
        if isinstance(node, (ast.AnnAssign, ast.arg)):
            annotation, node.annotation = node.annotation, None
            if isinstance(node, ast.AnnAssign):
                node.target = self.visit(node.target)
                node.value = node.value and self.visit(node.value)
            node.annotation = annotation
            return node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            returns, node.returns = node.returns, None
            self.generic_visit(node)
            node.returns = returns
            return node
        wanted = isinstance(node, self.kinds) and isinstance(getattr(node, "ctx", None) or ast.Load(), ast.Load)
        result = self.generic_visit(node)
        return self.wrap(node, result) if wanted else result


def saw(where, value):
    kind = type(value)
    if kind.__dict__.get("__module__") == "unittest.mock":
        return value
    seen.setdefault(where, set()).add(kind.__name__)
    return value


def instrument(path, source):
    tree = ast.parse(source)
    tree = Watch(path, source).visit(tree)
    return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class Finder(importlib.abc.MetaPathFinder):
    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path, target=None):
        if name not in self.names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = Loader(spec.loader.name, spec.loader.path)
            files[spec.origin] = name
            return spec
        return None


class Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        with open(self.path, encoding="utf-8", newline="") as f:
            return instrument(self.path, f.read())

    def exec_module(self, module):
        module.__dict__["__saw__"] = saw
        super().exec_module(module)


files = {}


def run_program(path):
    with open(path, encoding="utf-8", newline="") as f:
        source = f.read()
    files[path] = "__main__"
    stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        exec(instrument(path, source), {"__name__": "__main__", "__saw__": saw, "__file__": path})
    finally:
        sys.stdout = stdout


def run_tests(names, tests):
    sys.meta_path.insert(0, Finder(set(names)))
    for name in names:
        for loaded in [m for m in sys.modules if m == name or m.startswith(name + ".")]:
            del sys.modules[loaded]
    suite = unittest.defaultTestLoader.loadTestsFromNames(tests)
    unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(suite)


def bound(limit):
    """Kills this process and its children when their time is over or nobody waits."""
    os.setpgid(0, 0)
    parent, end = os.getppid(), time.monotonic() + limit

    def watch(ppid=os.getppid, now=time.monotonic, sleep=time.sleep, kill=os.killpg):
        while ppid() == parent and now() < end:
            sleep(0.2)
        kill(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()


def main(limit, *args):
    bound(float(limit))
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    real, sys.stderr = sys.stderr, io.StringIO()
    try:
        if args[0] == "-m":
            run_tests(args[1].split(","), args[2:])
        else:
            for path in args:
                run_program(path)
    finally:
        sys.stderr = real
    for path, module in files.items():
        facts = [[where[1], where[2], sorted(kinds)] for where, kinds in seen.items() if where[0] == path]
        print(json.dumps({"path": path, "module": module, "seen": sorted(facts)}))


main(*sys.argv[1:])
