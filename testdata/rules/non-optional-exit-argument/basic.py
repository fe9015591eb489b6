from types import TracebackType
from typing import Any, Optional, Type, overload


class Lock:
    async def __aenter__(self): ...

    async def __aexit__(
        self,
        exc_type: type[BaseException],  # want non-optional-exit-argument "'exc_type' of '__aexit__' is None where the block ends without an exception; its annotation leaves that out"
        exc: BaseException,
        tb: TracebackType,  # the traceback
    ):
        return None


class Partly:
    def __enter__(self): ...
    def __exit__(self, t: Optional[Type[Exception]], e: ValueError, tb: Any): return None  # want non-optional-exit-argument "'e' of '__exit__'"


class Right:
    async def __aenter__(self): ...
    async def __aexit__(self, t: type[BaseException] | None, e: Optional[BaseException], tb: object): return None


class Stars:
    async def __aenter__(self): ...
    async def __aexit__(self, *exc: BaseException): return None


class Overloaded:
    def __enter__(self): ...
    @overload
    def __exit__(self, t: None, e: None, tb: None): ...
    @overload
    def __exit__(self, t: type[BaseException], e: BaseException, tb: TracebackType): ...
    def __exit__(self, t, e, tb): return None


def annotated(Error, unknown):
    class Made:
        def __enter__(self): ...
        def __exit__(self, t: Error, e: unknown.Error, tb: "TracebackType"): return None

    return Made
