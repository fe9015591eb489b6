# Marks for what types do not say of a function. Each leaves the function as it
# is. The names in quotes are those of the function's parameters. See Facts.

from typing import Callable, TypeVar

_F = TypeVar("_F")

# The thread waits: for the content of a "file", for the file system to look up or
# change a "path", for the "network", for a server of "http", a "process", a "thread",
# a "database", the "clock", the "user", or for the event "loop" that the call runs. It
# does not if one of the parameters gets False or 0.
def blocks(on: str, *unless: str) -> Callable[[_F], _F]: ...

# What coroutine code calls in its place.
def instead(name: str) -> Callable[[_F], _F]: ...

# The call iterates over these arguments as plain for does; with alone, only where
# there is one positional argument.
def consumes(*parameters: str, alone: bool = False) -> Callable[[_F], _F]: ...

# These arguments must be coroutines, and no other awaitables.
def takes_coroutine(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments must be awaitable.
def takes_awaitable(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments must be iterables of futures or tasks, and no coroutines.
def takes_futures(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments must be functions that give an awaitable when they are called.
def takes_coroutine_function(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments are called, and what they give is not awaited. by says who calls
# them and what becomes of it: the running event "loop", which drops it; another
# "thread", whose result the call gives or its future; "nobody" of whom the caller
# hears again, in another thread or at the end of the program; or "caller": what
# they give is handed on as it is, for others to await. given are the names of what
# they are called with, beside what the call itself is given for them.
def takes_callable(*parameters: str, by: str = "", given: str = "") -> Callable[[_F], _F]: ...

# What takes a coroutine function where this takes a plain one, or enters an
# asynchronous context manager where this enters a plain one, or the reverse: a
# method of the same class or of classes that inherit from it.
def twin(name: str) -> Callable[[_F], _F]: ...

# These arguments are entered as plain with does, or as async with does.
def enters(*parameters: str) -> Callable[[_F], _F]: ...
def enters_async(*parameters: str) -> Callable[[_F], _F]: ...

# What the call gives closes these arguments with close(), or awaits their aclose().
def closes(*parameters: str) -> Callable[[_F], _F]: ...
def closes_async(*parameters: str) -> Callable[[_F], _F]: ...

# The call raises RuntimeError where no event loop runs.
def needs_loop(function: _F) -> _F: ...

# The event loop holds what the call gives by a weak reference only.
def keep_reference(function: _F) -> _F: ...

# What the function gives is kept, and given again to who calls with the same arguments.
def keeps_result(function: _F) -> _F: ...

# These arguments are read as they are, and TypeError is raised for a coroutine.
def needs_value(*parameters: str) -> Callable[[_F], _F]: ...

# Text is made of these arguments as they are.
def shows(*parameters: str) -> Callable[[_F], _F]: ...

# What the annotation says that the function gives holds for the installed package, too,
# which does not say it.
def tells(function: _F) -> _F: ...

# The method works only while "async with" has entered its object.
def needs_entry(function: _F) -> _F: ...
