"""Says what the modules of packages define, once they are imported.

The arguments are the folder of the packages and their names. Writes to stdout {"standard": names of
the modules of the standard library, "modules": a list}, and of each module {"path": from the
folder, "functions": [[first line, name, kind], ...], "classes": [[qualified name, names of the
classes in the MRO but for those of the standard library, {special method: whether it has it}], ...]}.
"""

import importlib
import inspect
import json
import os
import pkgutil
import sys
import warnings

METHODS = "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__", "__enter__", "__exit__", "__iter__", "__next__"


def main():
    folder, *packages = sys.argv[1:]
    sys.path.insert(0, folder)
    warnings.simplefilter("ignore")
    out, sys.stdout = sys.stdout, sys.stderr
    found = [described(module, folder) for name in packages for module in modules(name)]
    json.dump({"standard": sorted(sys.stdlib_module_names), "modules": found}, out)


def modules(name):
    """Yields the package and those of its modules that can be imported here."""
    package = importlib.import_module(name)
    yield package
    for found in pkgutil.walk_packages(package.__path__, name + ".", onerror=lambda _: None):
        if not found.name.endswith("__main__"):
            try:
                module = importlib.import_module(found.name)
            except BaseException:
                continue
            if (getattr(module, "__file__", None) or "").endswith(".py"):
                yield module


def described(module, folder):
    functions, classes = {}, []
    open_objects, seen = [module], set()
    while open_objects:
        for value in list(vars(open_objects.pop()).values()):
            value = getattr(value, "fget", None) or getattr(value, "__func__", None) or value
            if inspect.isclass(value) and value.__module__ == module.__name__ and value not in seen:
                seen.add(value)
                classes.append(class_of(value))
                open_objects.append(value)
            while inspect.isfunction(value):
                if value.__code__.co_filename == module.__file__:
                    functions[value.__code__.co_firstlineno, value.__code__.co_name] = kind(value)
                value = getattr(value, "__wrapped__", None)
    return {
        "path": os.path.relpath(module.__file__, folder),
        "functions": [[line, name, kind] for (line, name), kind in functions.items()],
        "classes": classes,
    }


def kind(function):
    if inspect.isasyncgenfunction(function):
        return "asynchronous generator"
    if inspect.iscoroutinefunction(function):
        return "coroutine function"
    return "generator" if inspect.isgeneratorfunction(function) else "plain function"


def class_of(c):
    mro = [base.__name__ for base in c.__mro__ if base.__module__.partition(".")[0] not in sys.stdlib_module_names]
    return c.__qualname__, mro, {name: has(c, name) for name in METHODS}


def has(c, name):
    return next((vars(base)[name] is not None for base in c.__mro__ if name in vars(base)), False)


if __name__ == "__main__":
    main()
