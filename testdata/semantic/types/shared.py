# Unions of which some members lack an attribute, classes that a decorator adds names to, and
# methods that a plain and an asynchronous client share.
import urllib.request
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from functools import wraps
from typing import Literal, Protocol, TypeVar, overload


class Text:
    async def send(self, what): ...

    def topic(self):
        return "x"


class Voice:
    async def send(self, what): ...


class Category:
    position = 1


class Loose:
    def __getattr__(self, name): ...


def channel(n) -> Text | Voice | Category | None: ...


def some(n) -> Text | Loose: ...


reveal(channel(1).send)  # type: method 'send'
reveal(channel(1).topic)  # type: method 'topic'
reveal(channel(1).position)  # type: int
reveal(channel(1).nothing)  # type: ?
reveal(some(1).topic)  # type: ?


def flattened(cls):
    for name, value in vars(Text).items():
        if name.startswith("_"):
            continue

        def general(self):
            return getattr(self.text, name)

        general.__name__ = name
        setattr(cls, name, general)
    return cls


@flattened
class Member:
    def kick(self): ...


reveal(Member().kick)  # type: method 'kick'
reveal(Member().send)  # type: ?


class Request(urllib.request.Request):
    def __init__(self, request):
        super().__init__("x")
        self.request = request


reveal(Request(1).get_method())  # type: str


class Plain(Protocol):
    is_async: Literal[False]


class Asynchronous(Protocol):
    is_async: Literal[True]


class Commands:
    @overload
    def get(self: Plain, name: str) -> bytes: ...
    @overload
    def get(self: Asynchronous, name: str) -> Awaitable[bytes]: ...
    def get(self, name: str) -> bytes | Awaitable[bytes]:
        return self.execute(name)


class Client(Commands):
    is_async: Literal[False] = False

    def execute(self, *args):
        return unseen


class AsyncClient(Commands):
    is_async: Literal[True] = True

    async def execute(self, *args):
        return unseen


def declared(client: Client, other: AsyncClient):
    reveal(client.get("x"))  # type: bytes or 'Awaitable'


reveal(Client().get("x"))  # type: bytes
reveal(AsyncClient().get("x"))  # type: coroutine of 'execute()'


class Step:
    def __or__(self, other) -> "Step": ...

    async def run(self): ...


class First(Step):
    @overload
    def __or__(self, other: int) -> "Step": ...
    @overload
    def __or__(self, other: str) -> "Last": ...
    def __or__(self, other): ...


class Last(Step): ...


reveal((First() | unseen) | unseen)  # type: 'Step'
reveal(((First() | unseen) | unseen).run())  # type: coroutine of 'run()'

T = TypeVar("T")


def handed_on(function: Callable[..., T]) -> Callable[..., T]:
    @wraps(function)
    async def inner(*args) -> AsyncGenerator[T]:
        async for one in function(*args):
            yield one

    return inner


@handed_on
async def numbers() -> AsyncIterator[int]:
    yield 1


async def iterate():
    async for n in numbers():
        reveal(n)  # type: ?
