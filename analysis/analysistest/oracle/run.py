"""Runs or compiles Python programs for the oracle package.

Reads {"compile": bool, "programs": [source, ...], "libraries": folder} from stdin and
writes a list of results to stdout. A program runs as __main__ of a process of its own, in an empty
folder, and is killed when it takes too long.
"""

import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
import types
import warnings

# What programs import most is imported once and inherited by their processes.
import asyncio, collections.abc, contextlib, dataclasses, functools, typing  # noqa: E401, F401

SECONDS = 20
AT_ONCE = 4


def main():
    request = json.load(sys.stdin)
    if request["libraries"]:
        sys.path.insert(0, request["libraries"])
    work = compiled if request["compile"] else run_all
    json.dump(work(request["programs"]), sys.stdout)


def compiled(programs):
    warnings.simplefilter("ignore")
    return [{"stderr": error(source)} for source in programs]


def error(source):
    try:
        compile(source, "example.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as e:
        return f"{type(e).__name__}: {e}"
    return ""


def run_all(programs):
    results, running, parent = [None] * len(programs), {}, os.getpid()
    folder = tempfile.mkdtemp()
    try:
        for i, source in enumerate(programs):
            if len(running) == AT_ONCE:
                collect(running, results)
            running[start(os.path.join(folder, str(i)), source)] = i, os.path.join(folder, str(i))
        while running:
            collect(running, results)
    finally:
        if os.getpid() == parent:  # a program's end unwinds this stack, too
            shutil.rmtree(folder)
    return results


def start(folder, source):
    os.mkdir(folder)
    child = os.fork()
    if child:
        return child
    signal.alarm(SECONDS)
    for fd, name, mode in (0, os.devnull, os.O_RDONLY), (1, "stdout", os.O_CREAT | os.O_WRONLY), (2, "stderr", os.O_CREAT | os.O_WRONLY):
        os.dup2(os.open(os.path.join(folder, name), mode), fd)
    os.mkdir(os.path.join(folder, "work"))
    os.chdir(os.path.join(folder, "work"))
    with open("example.py", "w", encoding="utf-8") as file:
        file.write(source)
    sys.argv = ["example.py"]
    code = run(source)
    sys.stdout.flush()
    sys.exit(code)


def run(source):
    """Runs source as the main program and returns its exit code."""
    warnings.simplefilter("always")
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    code = 0
    try:
        exec(compile(source, "example.py", "exec", dont_inherit=True), module.__dict__)
    except SystemExit as e:
        code = e.code if isinstance(e.code, int) else int(e.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    # What the program leaves behind is destroyed while warnings still work.
    module.__dict__.clear()
    gc.collect()
    return code


def collect(running, results):
    child, status = os.wait()
    i, folder = running.pop(child)
    results[i] = {
        "stdout": read(folder, "stdout"),
        "stderr": read(folder, "stderr"),
        "exit": os.waitstatus_to_exitcode(status),
        "timedOut": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM,
    }


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
        return file.read()


if __name__ == "__main__":
    main()
