# What asynchronous generators are said to give.
import typing
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from somewhere import Rows, fetch


async def rows() -> Iterator[int]:  # want iterator-annotation "'rows' is an asynchronous generator, and gives no 'Iterator[int]'"
    yield 1


async def typed() -> typing.Iterable["str"]:  # want iterator-annotation
    yield "a"


async def generated() -> Generator[int, str, None]:  # want iterator-annotation
    x = yield 1
    await fetch(x)


async def item() -> int:  # want iterator-annotation
    yield 1


async def nothing() -> None:  # want iterator-annotation
    yield


async def lists() -> list[int]:  # want iterator-annotation
    yield [1]


@asynccontextmanager
async def manager() -> AbstractAsyncContextManager[int]:  # want iterator-annotation
    yield 1


class Pages:
    def __aiter__(self) -> AsyncIterable[int]:  # want iterator-annotation "'__aiter__' has to give an asynchronous iterator, and an 'AsyncIterable' need not have '__anext__'"
        return self

    async def __anext__(self) -> int:
        return 1


# What is right, or not known.
async def right() -> AsyncIterator[int]:
    yield 1


async def right_too() -> AsyncGenerator[int, None]:
    yield 1


async def more_general() -> AsyncIterable[int]:
    yield 1


async def anything() -> Any:
    yield 1


async def unknown() -> Rows:
    yield 1


async def coroutine() -> Iterator[int]:
    return iter([1])


def plain() -> Iterator[int]:
    yield 1


class More:
    def __aiter__(self) -> AsyncIterator[int]:
        return rows()

    def iterable(self) -> AsyncIterable[int]:
        return self
