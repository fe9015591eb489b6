# Coroutines in place of what methods, generic classes and generators are declared to have.
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

T = TypeVar("T")


class Payload(TypedDict):
    name: str


async def load() -> Payload: ...


class Webhook:
    def __init__(self, data: Payload) -> None: ...

    @classmethod
    def from_data(cls, data: Payload) -> "Webhook":
        return cls(data)

    @staticmethod
    def parse(data: Payload) -> str: ...


@dataclass
class Page(Generic[T]):
    items: list[T]
    total: int


async def methods():
    Webhook.from_data(load())  # want coroutine-in-place-of-result "coroutine of 'load()' is passed as 'data' where 'Payload' is declared"
    Webhook.parse(load())  # want coroutine-in-place-of-result
    data = load()
    return Webhook.from_data(data)  # want coroutine-in-place-of-result


async def generic():
    items = load()
    return Page[int](items=items, total=load())  # want coroutine-in-place-of-result "coroutine of 'load()' is passed as 'items' where list is declared" coroutine-in-place-of-result "coroutine of 'load()' is passed as 'total' where int is declared"


async def yields() -> AsyncGenerator[Payload, None]:
    yield load()  # want coroutine-in-place-of-result "coroutine of 'load()' is yielded where 'Payload' is declared"


async def iterates() -> AsyncIterator[Any]:
    yield load()


def hands_out() -> Iterator[Payload]:
    yield load()


def undeclared():
    yield load()


async def beside(cached):
    if cached:
        data = await load()
    else:
        data = load()  # want coroutine-in-place-of-result "coroutine of 'load()' is passed as 'data' where 'Payload' is declared"
    return Webhook(data)


async def beside_returned(cached) -> Payload:
    data = cached
    if not data:
        data = load()  # want coroutine-in-place-of-result "coroutine of 'load()' is returned where 'Payload' is declared"
    return data


async def handed_on(cached, later):
    data = cached
    if not data:
        data = load()
        later(data)
    return Webhook(data)


async def awaited(cached):
    data = cached
    if not data:
        data = load()
    if later:
        data = await data
    return Webhook(data)
