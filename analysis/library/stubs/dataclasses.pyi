import sys
from _awaiter import takes_callable
from typing import Any, TypeVar

_T = TypeVar("_T")

class _MISSING_TYPE: ...
MISSING: _MISSING_TYPE

class FrozenInstanceError(AttributeError): ...

class Field:
    name: str
    type: Any
    default: Any
    default_factory: Any
    init: bool
    repr: bool
    hash: bool | None
    compare: bool
    metadata: Any
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc) -> None: ...
    if sys.version_info >= (3, 10):
        kw_only: bool
    if sys.version_info >= (3, 14):
        doc: str | None

class InitVar:
    type: Any
    def __init__(self, type) -> None: ...

if sys.version_info >= (3, 10):
    class _KW_ONLY_TYPE: ...
    KW_ONLY: _KW_ONLY_TYPE

@takes_callable("dict_factory")
def asdict(obj, *, dict_factory=...) -> dict[str, Any]: ...
@takes_callable("tuple_factory")
def astuple(obj, *, tuple_factory=...) -> tuple[Any, ...]: ...
def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False): ...
@takes_callable("default_factory", by="caller")
def field(*, default=..., default_factory=..., init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=..., doc=None): ...
def fields(class_or_instance) -> tuple[Field, ...]: ...
def is_dataclass(obj) -> bool: ...
def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=...) -> type: ...
def replace(obj: _T, /, **changes) -> _T: ...
