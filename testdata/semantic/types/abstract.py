# What has the methods of an abstract class may have those of another.
from collections.abc import AsyncIterable, Awaitable, Iterable, Mapping
from unseen import content
from zope.interface import Interface


class Plain: ...


def check(stream, plain=Plain()):
    assert isinstance(content.stream, Iterable)
    assert isinstance(content.stream, AsyncIterable)
    reveal(content.stream)  # type: ?
    if isinstance(stream, Awaitable):
        reveal(stream)  # type: ?
    if isinstance(stream, Plain):
        reveal(stream)  # type: 'Plain'
    if isinstance(stream, str):
        reveal(stream)  # type: str


class Synchronous:
    def __iter__(self): ...


class Asynchronous:
    def __aiter__(self): ...


class Both(Synchronous, Asynchronous): ...


def streams(one: Synchronous, either: Synchronous | Asynchronous, all: Synchronous | Asynchronous | Both):
    if isinstance(one, Asynchronous):
        reveal(one)  # type: ?
    if isinstance(either, Iterable):
        reveal(either)  # type: 'Synchronous'
    if isinstance(all, Iterable) and isinstance(all, AsyncIterable):
        reveal(all)  # type: 'Both'
    if isinstance(one, Mapping):
        reveal(one)  # type: ?


class ITransaction(Interface):
    async def add_hook(hook):
        """Adds a hook."""


def commit(transaction: ITransaction):
    reveal(transaction.add_hook(print))  # type: ?
