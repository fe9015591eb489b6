# Marks for what types do not say of a function. Each leaves the function as it
# is. The names in quotes are those of the function's parameters. See Facts.

from typing import Callable, TypeVar

_F = TypeVar("_F")

# The thread waits for the world: a disk, a network, a lock, a clock, a process.
def blocks(function: _F) -> _F: ...

# What coroutine code calls in its place.
def instead(name: str) -> Callable[[_F], _F]: ...

# The call runs iter() on these arguments; with alone, only if it is the one positional argument.
def consumes(*parameters: str, alone: bool = False) -> Callable[[_F], _F]: ...

# These arguments must be coroutines, and no other awaitables.
def takes_coroutine(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments must be awaitable.
def takes_awaitable(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments must be functions that give an awaitable when they are called.
def takes_coroutine_function(*parameters: str) -> Callable[[_F], _F]: ...

# These arguments are called, and what they give is not awaited.
def takes_callable(*parameters: str) -> Callable[[_F], _F]: ...

# The event loop holds what the call gives by a weak reference only.
def keep_reference(function: _F) -> _F: ...
