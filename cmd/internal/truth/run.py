"""Runs Python programs, one after the other in this process, and says what went wrong.

Reads a list of programs from stdin, each {path: source} with an example.py, and writes a list of
results to stdout: {"says": what CPython says of what went wrong, "raised": whether an exception
ended it, "late": whether it was stopped, "places": the lines that were named, [path, line]}.
"""

import gc
import importlib.abc
import importlib.util
import io
import json
import linecache
import logging
import signal
import sys
import types
import warnings

# What the programs import is imported once.
import abc, asyncio, collections.abc, contextlib, contextvars, dataclasses, enum, functools, threading, time, typing  # noqa: E401, F401

MAIN, SECONDS = "example.py", 2
BLOCKING = {"open", "time.sleep()", "subprocess.Popen", "os.system", "socket.connect", "socket.getaddrinfo", "sqlite3.connect"}


class Late(BaseException):
    pass


class Run:
    """One run of one program."""

    def __init__(self, files):
        self.files, self.said, self.places, self.raised, self.late = files, [], [], False, False

    def say(self, text, *places):
        self.said.append(text)
        self.places += [place for place in places if place[0] in self.files]

    def run(self):
        finder = Finder(self.files)
        known = set(sys.modules)
        sys.meta_path.insert(0, finder)
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            exec(compile(self.files[MAIN], MAIN, "exec", dont_inherit=True), module.__dict__)
        except BaseException as e:
            self.raised, self.late = True, isinstance(e, Late)
            self.say(f"{type(e).__name__}: {e}", *places_of(e))
            e.__traceback__ = None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        # What the program leaves behind is destroyed while it is listened to.
        module.__dict__.clear()
        for name in set(sys.modules) - known:
            if finder.find_spec(name, None):
                sys.modules.pop(name).__dict__.clear()
        sys.meta_path.remove(finder)
        gc.collect()

    def result(self):
        return {"says": self.said[-1] if self.said else "", "raised": self.raised, "late": self.late, "places": self.places}


def places_of(error):
    """Returns the places in the tracebacks of error, of those that it holds, and of what it came from."""
    while error is not None:
        trace = error.__traceback__
        while trace is not None:
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        if isinstance(error, SyntaxError):
            yield error.filename, error.lineno
        for inner in getattr(error, "exceptions", ()):
            yield from places_of(inner)
        error = error.__cause__ or error.__context__


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules that are files of a program."""

    def __init__(self, files):
        self.files = files

    def find_spec(self, name, path, target=None):
        base = name.replace(".", "/")
        for path, is_package in (f"{base}/__init__.py", True), (f"{base}.py", False):
            if path in self.files:
                return importlib.util.spec_from_loader(name, self, origin=path, is_package=is_package)
        if any(path.startswith(base + "/") for path in self.files):
            return importlib.util.spec_from_loader(name, None, is_package=True)  # of a namespace
        return None

    def exec_module(self, module):
        path = module.__spec__.origin
        exec(compile(self.files[path], path, "exec", dont_inherit=True), module.__dict__)


current = Run({})


def warned(message, category, filename, lineno, file=None, line=None):
    current.say(f"{category.__name__}: {message}", (filename, lineno))


def unraisable(event):
    current.say(f"{event.err_msg}: {event.exc_value!r}", *places_of(event.exc_value))


def watch(event, arguments):
    """Notes what stops the event loop of a program."""
    if event not in BLOCKING or event == "open" and not isinstance(arguments[0], str) or asyncio._get_running_loop() is None:
        return
    places, frame = [], sys._getframe(1)
    while frame is not None:
        places.append((frame.f_code.co_filename, frame.f_lineno))
        if "importlib" in frame.f_code.co_filename:
            return  # an import reads its module
        frame = frame.f_back
    current.say(f"{event} blocks the event loop", *places)


def slept(seconds, sleep=time.sleep):
    sys.audit("time.sleep()", seconds)  # before 3.13 it raises no event
    sleep(seconds)


class Listener(logging.Handler):
    """Hears what asyncio logs: exceptions that nobody took, tasks destroyed while pending."""

    def emit(self, record):
        error = record.exc_info[1] if record.exc_info else None
        current.say(record.getMessage().partition("\n")[0], *places_of(error))


def stop(*_):
    raise Late(f"more than {SECONDS} seconds")


def main():
    global current
    programs = json.load(sys.stdin)
    out, sys.stdout = sys.stdout, io.StringIO()
    signal.signal(signal.SIGALRM, stop)
    warnings.simplefilter("always")
    warnings.showwarning, sys.unraisablehook = warned, unraisable
    logging.getLogger("asyncio").addHandler(Listener(logging.WARNING))
    linecache.getlines = lambda *_: []
    sys.addaudithook(watch)
    time.sleep = slept
    gc.freeze()
    results = []
    for files in programs:
        sys.stdout.seek(0)
        current = Run(files)
        current.run()
        results.append(current.result())
    json.dump(results, out)


if __name__ == "__main__":
    main()
