"""Reads the stubs with Python's own parser, as this Python would run them.

Of the branches on sys.version_info and sys.platform it reads those of this Python.
"""

import ast
import os
import sys


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
root = ""  # the folder of the stubs


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
