from _awaiter import blocks, takes_callable, takes_coroutine_function, twin
from collections.abc import Awaitable, Callable
from typing import TypeVar

_T = TypeVar("_T")

@blocks("thread")
@twin("run_sync")
@takes_coroutine_function("afn")
def run(afn: Callable[..., Awaitable[_T]], *args, trio_token=None) -> _T: ...
@blocks("thread")
@takes_callable("fn")
def run_sync(fn: Callable[..., _T], *args, trio_token=None) -> _T: ...
def check_cancelled() -> None: ...
def __getattr__(name: str): ...
