from _awaiter import takes_callable
from anyio import CapacityLimiter
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

@takes_callable("func", by="thread")
async def run_sync(func: Callable[..., _T], *args, abandon_on_cancel=False, cancellable=None, limiter=None) -> _T: ...
def current_default_thread_limiter() -> CapacityLimiter: ...
def __getattr__(name: str): ...
