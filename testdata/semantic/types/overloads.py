# Functions that say with overloads, or with what they annotate self with, what they
# give.
import functools
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Awaitable, Callable, Generic, Literal, TypeVar, Union, overload

S = TypeVar("S", bound="Session")
F = TypeVar("F", bound=Callable[..., Any])


class Session:
    @overload
    async def load(self, what: str, *, stream: Literal[True]) -> list: ...
    @overload
    async def load(self, what: str, *, stream: bool = ...) -> dict: ...
    async def load(self, what, *, stream=False):
        return unseen

    async def __aenter__(self: S) -> S:
        return self

    async def __aexit__(self, *exc): ...


class Special(Session): ...


def checked(*names: str) -> Callable[[F], F]:
    def inner(function: F) -> F:
        @functools.wraps(function)
        def wrapper(*args: object, **kwargs: object) -> object:
            return unseen(function, names)

        return wrapper

    return inner


if TYPE_CHECKING:
    cached = property
else:
    from functools import cached_property as cached


class Client:
    @cached
    def session(self) -> Session:
        return Session()

    @checked("a", "b")
    async def create(self, a):
        return 1


async def main(client: Client, kind):
    reveal(Session().load("x"))  # type: coroutine of 'load()'
    reveal(await Session().load("x"))  # type: dict
    reveal(await Session().load("x", stream=kind))  # type: list or dict
    async with Special() as special:
        reveal(special)  # type: 'Special'
    reveal(client.session)  # type: 'Session'
    reveal(client.session.load("x"))  # type: coroutine of 'load()'
    reveal(client.create(1))  # type: coroutine of 'create()'


class Commands:
    """The commands of two clients."""

    def get(self, name) -> Union[Awaitable[Any], str]:
        return self.execute(name)

    def __init__(self):
        self.events = self.make_events()

    def make_events(self):
        yield 1


class Plain(Commands):
    def execute(self, name):
        return "x"


class Asynchronous(Commands):
    async def execute(self, name):
        return "x"

    async def make_events(self):
        yield 1


class Pipeline(Asynchronous):
    def execute(self, name):
        return self


async def clients(one: Asynchronous):
    reveal(Plain().get("x"))  # type: str
    reveal(Asynchronous().get("x"))  # type: coroutine of 'execute()'
    reveal(one.get("x"))  # type: 'Awaitable' or str
    reveal(Plain().events)  # type: generator of 'make_events()'
    reveal(Asynchronous().events)  # type: async generator of 'make_events()'


class Refusing:
    """As aiohttp's ClientSession."""

    def __enter__(self) -> None:
        raise TypeError("Use async with instead")

    def __exit__(self, *exc) -> None:
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


def enter():
    with Refusing() as nothing:
        reveal(nothing)  # type: None


class Runs:
    @overload
    def declared(self, x: int) -> AbstractAsyncContextManager[int]: ...
    @overload
    def declared(self, x: str) -> AbstractAsyncContextManager[str]: ...
    @asynccontextmanager
    async def declared(self, x):
        yield x

    @overload
    @asynccontextmanager
    def decorated(self, x: int) -> AsyncIterator[int]: ...
    @overload
    @asynccontextmanager
    def decorated(self, x: str) -> AsyncIterator[str]: ...
    @asynccontextmanager
    async def decorated(self, x):
        yield x

    async def use(self):
        reveal(self.declared(1))  # type: 'AbstractAsyncContextManager'
        reveal(self.decorated(""))  # type: async context manager of 'decorated()'
        async with self.declared("") as x, self.decorated(1) as y:
            reveal(x)  # type: str
            reveal(y)  # type: int


T = TypeVar("T")


class Handle(Generic[T]):
    def result(self) -> T:
        return unseen

    def __call__(self, *args) -> "Handle[T]":
        return self


def start(function: Callable[..., T], *args) -> Handle[T]:
    return unseen


@overload
def task(function: None = None, *, name: str = ...) -> Callable[[Union[Callable[..., Awaitable[T]], Callable[..., T]]], Handle[T]]: ...
@overload
def task(function: Callable[..., Awaitable[T]]) -> Handle[T]: ...
@overload
def task(function: Callable[..., T]) -> Handle[T]: ...
def task(function=None, *, name=""):
    return unseen


@overload
def lazy(getter: Callable[[Any], Awaitable[T]]) -> Handle[T]: ...
@overload
def lazy(lock: type[Session]) -> Callable[[Callable[[Any], Awaitable[T]]], Handle[T]]: ...
def lazy(getter):
    return unseen


async def unknown(x):
    return x


async def number(x):
    return 1


def plain(x):
    return 1


@task()
async def called(x):
    return x


@task(name="x")
async def counted(x):
    return 1


@lazy
async def decorated(self):
    return 1


def handles(given: Any):
    reveal(start(number, 1))  # type: 'Handle'
    reveal(start(number, 1).result())  # type: ?
    reveal(start(plain, 1).result())  # type: int
    reveal(task(unknown).result())  # type: ?
    reveal(task(number).result())  # type: int
    reveal(task(plain).result())  # type: int
    reveal(task(number, name="x"))  # type: ?
    reveal(task(given).result())  # type: ?
    reveal(called.result())  # type: ?
    reveal(called(1).result())  # type: ?
    reveal(counted.result())  # type: int
    reveal(lazy(number))  # type: 'Handle'
    reveal(lazy(Session))  # type: 'Handle' or 'Callable'
    reveal(lazy(given))  # type: 'Handle' or 'Callable'
    reveal(decorated)  # type: 'Handle'


C = TypeVar("C", bound="Context")
K = TypeVar("K", bound="Socket")


class Socket:
    def receive(self) -> bytes:
        return b""


class AsyncSocket(Socket):
    async def receive(self) -> bytes:
        return b""


class Context(Generic[K]):
    @classmethod
    def instance(cls: type[C]) -> C:
        return unseen

    def socket(self: C, make: Callable[[C], K] | None = None) -> K:
        return unseen


class AsyncContext(Context[AsyncSocket]): ...


def sockets(kind: type[AsyncContext]):
    reveal(AsyncContext.instance())  # type: 'AsyncContext'
    reveal(AsyncContext.instance().socket().receive())  # type: coroutine of 'receive()'
    reveal(kind.instance())  # type: 'AsyncContext'
    reveal(AsyncContext().instance())  # type: 'AsyncContext'


class Sync:
    is_async = False


class Async:
    is_async = True


class Pinging:
    @overload
    def ping(self: Sync) -> bool: ...
    @overload
    def ping(self: Async) -> Awaitable[bool]: ...
    def ping(self):
        return self.execute("PING")


class Pinger(Pinging, Async):
    async def ask(self):
        reveal(self.ping())  # type: bool or 'Awaitable'


class Missing:
    """The default of parameters that may be None."""


missing = Missing()


class Answer: ...


class Parts: ...


@overload
def ask(what: unseen, *, stream: Literal[False] | Missing | None = missing) -> Answer: ...
@overload
def ask(what: unseen, *, stream: Literal[True]) -> Parts: ...
@overload
def ask(what: unseen, *, stream: bool) -> Answer | Parts: ...
def ask(what, *, stream=missing):
    return unseen


@overload
def opened(mode: Literal["r", "w"]) -> Answer: ...
@overload
def opened(mode: Literal["rb"], unbuffered: Union[bool, None] = None) -> Parts: ...
@overload
def opened(mode: str) -> object: ...
def opened(mode):
    return unseen


def asked(whether: bool):
    reveal(ask(1))  # type: 'Answer'
    reveal(ask(1, stream=True))  # type: 'Parts'
    reveal(ask(1, stream=False))  # type: 'Answer'
    reveal(ask(1, stream=None))  # type: 'Answer'
    reveal(ask(1, stream=whether))  # type: 'Answer' or 'Parts'
    reveal(opened("w"))  # type: 'Answer'
    reveal(opened("rb"))  # type: 'Parts'
    reveal(opened("rb", None))  # type: 'Parts'
    reveal(opened("x"))  # type: ?


class Store(Commands):
    def __init__(self, address):
        self.address = address

    @classmethod
    def parsed(cls: type["Store"], address) -> "Store":
        store = cls(address)
        return store

    @classmethod
    def shared(cls) -> "Store":
        return unseen

    async def execute(self, name): ...


class Batch(Store):
    def execute(self, name):
        return self


def connected(address) -> Store:
    return Store.parsed(address)


def found(address) -> Store:
    return Store.shared()


reveal(Store("x").get("x"))  # type: coroutine of 'execute()'
reveal(Store.parsed("x").get("x"))  # type: coroutine of 'execute()'
reveal(connected("x").get("x"))  # type: coroutine of 'execute()'
reveal(Store.shared().get("x"))  # type: 'Awaitable' or str
reveal(found("x").get("x"))  # type: 'Awaitable' or str


if TYPE_CHECKING:
    from typing import overload
else:

    def overload(function):
        return function


@overload
def scope() -> Answer: ...
@overload
def scope(callback: Callable) -> None:
    pass
def scope(callback=None) -> Answer | None:
    return unseen


reveal(scope())  # type: 'Answer'
reveal(scope(print))  # type: None


class Statements:
    @overload
    async def execute(self, statement: Query) -> Rows: ...
    @overload
    async def execute(self, statement: Insert) -> int: ...
    async def execute(self, statement): ...

    @overload
    def fetch(self, statement: Query) -> Rows: ...
    @overload
    async def fetch(self, statement: Insert) -> int: ...
    def fetch(self, statement): ...


class Query: ...


class Insert: ...


class Rows: ...


reveal(Statements().execute(Query()))  # type: coroutine of 'execute()'
reveal(Statements().execute("select 1"))  # type: coroutine of 'execute()'
reveal(Statements().fetch("select 1"))  # type: ?
