from __future__ import annotations

import asyncio
import collections.abc
import typing as t
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Annotated, Any, ClassVar, Final, Generic, Literal, NoReturn, Optional, Self, Type, TypeVar, Union

T = TypeVar("T")
B = TypeVar("B", bound="Session")


class Session:
    name: str
    shared: ClassVar[list[str]] = []
    limit: Final = 3
    maybe: Optional[asyncio.Lock] = None

    def me(self) -> Self:
        return self

    @classmethod
    async def make(cls) -> Self:
        return cls()

    async def __aenter__(self) -> Session:
        return self

    async def __aexit__(self, *exc) -> None: ...


class Child(Session):
    pass


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value

    async def wait(self) -> T:
        return self.value

    def many(self) -> list[T]:
        return [self.value]


def parameters(
    a: Session,
    b: "Session",
    c: Optional[Session],
    d: Session | None,
    e: Union[Session, int],
    f: Annotated[Session, "x"],
    g: list[Session],
    h: dict[str, Session],
    i: tuple[int, Session],
    j: tuple[Session, ...],
    k: type[Session],
    l: Type[Session],
    m: Any,
    n: "t.Optional[Session]",
    o: AsyncIterator[Session],
    p: Awaitable[Session],
    q: Coroutine[Any, Any, Session],
    r: Callable[[], Awaitable[Session]],
    s: AbstractAsyncContextManager[Session],
    u: Literal["a", "b"],
    v: T,
    w: B,
    x: object,
    y: Undefined,
    z: collections.abc.AsyncGenerator[Session, None],
    *args: Session,
    flag: bool = False,
    default: Session = None,
    plain=1,
    **kwargs: Session,
):
    reveal(a)  # type: 'Session'
    reveal(b)  # type: 'Session'
    reveal(c)  # type: 'Session' or None
    reveal(d)  # type: 'Session' or None
    reveal(e)  # type: 'Session' or int
    reveal(f)  # type: 'Session'
    reveal(g)  # type: list
    reveal(g[0])  # type: 'Session'
    reveal(h["a"])  # type: 'Session'
    reveal(i[1])  # type: 'Session'
    reveal(j[5])  # type: 'Session'
    reveal(k)  # type: class 'Session'
    reveal(k())  # type: 'Session'
    reveal(l())  # type: 'Session'
    reveal(m)  # type: ?
    reveal(n)  # type: 'Session' or None
    reveal(r())  # type: 'Awaitable'
    reveal(u)  # type: str
    reveal(v)  # type: ?
    reveal(w)  # type: 'Session'
    reveal(x)  # type: ?
    reveal(y)  # type: ?
    reveal(args)  # type: tuple
    reveal(args[0])  # type: 'Session'
    reveal(kwargs)  # type: dict
    reveal(kwargs["a"])  # type: 'Session'
    reveal(flag)  # type: bool
    reveal(default)  # type: 'Session' or None
    reveal(plain)  # type: ?
    for each in g:
        reveal(each)  # type: 'Session'
    for key, value in h.items():
        reveal(key)  # type: str
        reveal(value)  # type: 'Session'

    async def inner():
        reveal(await p)  # type: 'Session'
        reveal(await q)  # type: 'Session'
        reveal(await r())  # type: 'Session'
        async for one in o:
            reveal(one)  # type: 'Session'
        async for one in z:
            reveal(one)  # type: 'Session'
        async with s as entered:
            reveal(entered)  # type: 'Session'


def optional(x: int | None = None) -> Optional[Session]: ...
async def awaited() -> "Session | None": ...
async def rows() -> AsyncIterator[Session]:
    yield Session()
def pairs() -> Iterator[tuple[int, Session]]:
    yield 1, Session()
def identity(x: T) -> T:
    return x
def first(xs: list[T]) -> T:
    return xs[0]
def called(f: Callable[..., T]) -> T:
    return f()
async def waited(x: Awaitable[T]) -> T:
    return await x
def instance(c: type[T]) -> T:
    return c()
def never() -> NoReturn:
    raise ValueError


reveal(optional())  # type: 'Session' or None
reveal(identity(Session()))  # type: 'Session'
reveal(identity(x=Session()))  # type: 'Session'
reveal(first([Session()]))  # type: 'Session'
reveal(called(Session))  # type: 'Session'
reveal(called(lambda: Session()))  # type: 'Session'
reveal(instance(Session))  # type: 'Session'
reveal(never())  # type: ?
reveal(Session().me())  # type: 'Session'
reveal(Child().me())  # type: 'Child'
reveal(Child.make())  # type: coroutine of 'make()'
reveal(Session().name)  # type: str
reveal(Session.shared)  # type: list
reveal(Session().shared[0])  # type: str
reveal(Session().maybe)  # type: 'Lock' or None
reveal(Box(Session()))  # type: 'Box'
reveal(Box(Session()).get())  # type: 'Session'
reveal(Box(Session()).value)  # type: 'Session'
reveal(Box(1).many()[0])  # type: int
reveal(Box[Session](identity(m)).get())  # type: 'Session'

for number, session in pairs():
    reveal(number)  # type: int
    reveal(session)  # type: 'Session'


async def main():
    reveal(await awaited())  # type: 'Session' or None
    reveal(await waited(Box(Session()).wait()))  # type: 'Session'
    reveal(await Child.make())  # type: 'Child'
    reveal(await waited(awaited()))  # type: 'Session' or None
    async for row in rows():
        reveal(row)  # type: 'Session'
    async with Child() as entered:
        reveal(entered)  # type: 'Session'
    declared: Session
    reveal(declared)  # type: ?
    assigned: Session | None = optional()
    reveal(assigned)  # type: 'Session' or None
    vague: Session = unknown()
    reveal(vague)  # type: 'Session'
    anything: Any = Session()
    reveal(anything)  # type: ?


class Several(Generic[T]):
    def __init__(self, *values: T, **named: T) -> None:
        self.values = values
        self.named = named


class Sessions(Several[Session]):
    def each(self):
        reveal(self.values)  # type: tuple
        reveal(self.named)  # type: dict
        for session in self.values:
            reveal(session)  # type: 'Session'
        for name in self.named:
            reveal(name)  # type: str
