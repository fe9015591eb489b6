from _awaiter import takes_callable
from typing import TypeVar

_F = TypeVar("_F")

@takes_callable("func", by="nobody")
def register(func: _F, /, *args, **kwargs) -> _F: ...
def unregister(func, /) -> None: ...
