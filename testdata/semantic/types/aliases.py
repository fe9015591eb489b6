# Aliases and classes with type variables: whose arguments take which place.
from typing import Any, Awaitable, Callable, Concatenate, Coroutine, Generic, Optional, ParamSpec, TypeVar

from unseen import Secret

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")
Seen = Secret("Seen")

Write = Callable[[Optional["str"], bool], Coroutine[Any, Any, T]]
Method = Callable[Concatenate[T, P], Awaitable[R]]
Swapped = Callable[[R], T]


async def retry(write: Write[T]) -> T: ...


async def save(name: Optional[str], again: bool) -> int: ...


class View:
    def get(self) -> str: ...


def decorator(method: Method[View, P, bytes], swapped: Swapped[int, str]):
    reveal(method(View()))  # type: 'Awaitable'
    reveal(swapped(1))  # type: str

    async def wrapper(self: View):
        reveal(await method(self))  # type: bytes


async def main():
    reveal(await retry(save))  # type: int


class Message: ...


class Client: ...


class Config: ...


class Registrator(Generic[T, R]):
    config: R


class Broker(Registrator[T, R], Generic[T, P, R]):
    connection: P


class Usecase(Registrator[T, R], Generic[T, Seen, R]):
    connection: Seen


class Queue(Usecase[Message, Client, Config]):
    def run(self):
        reveal(self.config)  # type: 'Config'
        reveal(self.connection)  # type: ?


class Typed(Registrator[T, R], Generic[R, T]):
    first: R


reveal(Typed[int, str]().first)  # type: int


Maybe = T | Awaitable[T]
MaybeFunction = Callable[P, Maybe[T]]


async def maybe(function: MaybeFunction[P, T], *args: P.args) -> T: ...


def optional(value: Optional[T]) -> T: ...


async def coroutine(): ...


def plain() -> str: ...


def either(flag):
    return 1 if flag else None


async def use():
    reveal(await maybe(coroutine))  # type: None
    reveal(await maybe(plain))  # type: str
    reveal(optional(either(1)))  # type: int
    reveal(optional(None))  # type: ?
