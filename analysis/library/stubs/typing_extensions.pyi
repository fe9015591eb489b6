from typing import *
from typing import Any, Callable, TypeVar
from collections.abc import Buffer as Buffer
from warnings import deprecated as deprecated

_T = TypeVar("_T")

def __getattr__(name: str): ...
def runtime(cls: _T) -> _T: ...
