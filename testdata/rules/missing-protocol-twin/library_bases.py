# Bases and decorators of the standard library.
import collections.abc
import contextlib
import dataclasses
import enum
import functools
from typing import AsyncIterator, Generic, NamedTuple, TypeVar
from unittest import mock

T = TypeVar("T")


class Session(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, exc_type, exc, tb):
        return None


class Rows(collections.abc.AsyncIterator):
    async def __anext__(self):
        raise StopAsyncIteration


class TypedRows(AsyncIterator[T]):
    async def __anext__(self):
        raise StopAsyncIteration


class Stack(contextlib.AsyncExitStack):
    async def __aenter__(self):
        return await super().__aenter__()


class Fake(mock.AsyncMock):
    async def __aenter__(self):
        return self


@dataclasses.dataclass
class Connection:
    host: str

    async def __aenter__(self):  # want missing-protocol-twin "'Connection'"
        return self


class Pair(NamedTuple):
    first: int

    async def __aenter__(self):  # want missing-protocol-twin "'Pair'"
        return self


class Mode(enum.Enum):
    READ = 1

    async def __aexit__(self, *exc):  # want missing-protocol-twin "'Mode'"
        return None


class Box(Generic[T]):
    async def __aenter__(self):  # want missing-protocol-twin "'Box'"
        return self


@functools.total_ordering
class Ordered:
    def __lt__(self, other):
        return True

    async def __aenter__(self):  # want missing-protocol-twin "'Ordered'"
        return self


class Forwards:
    def __getattr__(self, name):
        return getattr(self.inner, name)

    async def __aenter__(self):  # want missing-protocol-twin "'Forwards'"
        return self
