from _awaiter import takes_callable
from collections.abc import Callable
from trio import CapacityLimiter
from typing import TypeVar

_T = TypeVar("_T")

@takes_callable("sync_fn", by="thread")
async def run_sync(sync_fn: Callable[..., _T], *args, thread_name=None, abandon_on_cancel=False, cancellable=None, limiter=None) -> _T: ...
def current_default_thread_limiter() -> CapacityLimiter: ...
def __getattr__(name: str): ...
