"""Print what CPython knows of the functions and scopes of the standard library.

One line of JSON per file that compiles: its path, the kinds of its functions by
(name, first line), and its tree of scopes, which is null from Python 3.12 on: there
symtable mixes comprehensions with what they stand in.
"""
import ast
import inspect
import json
import os
import symtable
import sys
import sysconfig
import types
import warnings

warnings.simplefilter("ignore")


def kind(code):
    if code.co_flags & inspect.CO_ASYNC_GENERATOR:
        return "asynchronous generator"
    if code.co_flags & inspect.CO_COROUTINE:
        return "coroutine function"
    if code.co_flags & inspect.CO_GENERATOR:
        return "generator"
    return "function"


def functions(code, lazy, found):
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            # Comprehensions and class bodies are code, but no functions.
            no_function = const.co_name in UNWRITTEN or const.co_name.startswith("<generic parameters of ")
            if const.co_flags & inspect.CO_OPTIMIZED and not no_function and (const.co_name, const.co_firstlineno) not in lazy:
                found.append([const.co_name, const.co_firstlineno, kind(const)])
            functions(const, lazy, found)
    return found


UNWRITTEN = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "__annotate__"}


def lazily_evaluated(content):
    """The (name, line) of what is code of its own because it is evaluated when it is asked for."""
    if sys.version_info < (3, 12):
        return set()
    places = set()
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.TypeAlias):
            places.add((node.name.id, node.lineno))
        elif isinstance(node, ast.type_param):
            places |= {(node.name, line) for line in range(node.lineno, node.end_lineno + 1)}
    return places


def scope(table):
    symbols = {}
    for s in table.get_symbols():
        if s.get_name() == ".0":
            continue
        # symtable takes every function called "top" for the module.
        s._Symbol__module_scope = table.get_type() == "module"
        facts = [
            ("p", s.is_parameter()),
            ("l", s.is_local()),
            ("g", s.is_global()),
            ("f", s.is_free()),
            ("G", s.is_declared_global()),
            ("N", s.is_nonlocal()),
            ("i", s.is_imported()),
            ("a", s.is_annotated()),
            ("r", s.is_referenced()),
        ]
        symbols[s.get_name()] = "".join(letter for letter, holds in facts if holds)
    return {
        "type": table.get_type(),
        "name": table.get_name(),
        "line": table.get_lineno(),
        "symbols": symbols,
        "children": [scope(c) for c in table.get_children()],
    }


def main(root, every):
    paths = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("site-packages", "__pycache__"))
        paths += [os.path.join(folder, f) for f in sorted(files) if f.endswith(".py")]
    for path in paths[:: int(every)]:
        with open(path, "rb") as f:
            content = f.read()
        try:
            code = compile(content, path, "exec", dont_inherit=True)
            scopes = scope(symtable.symtable(content, path, "exec")) if sys.version_info < (3, 12) else None
        except (SyntaxError, ValueError, RecursionError):
            continue
        print(json.dumps({"path": path, "functions": functions(code, lazily_evaluated(content), []), "scopes": scopes}))


main(sys.argv[1] if sys.argv[1] != "-" else sysconfig.get_path("stdlib"), sys.argv[2])
