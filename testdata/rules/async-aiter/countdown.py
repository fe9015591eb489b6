# Asynchronous iterators, and asynchronous generators under the same name.
import abc
from typing import AsyncIterator, Protocol
from somewhere import decorate


class Countdown:
    async def __aiter__(self):  # want async-aiter "'async for' does not await '__aiter__', and the coroutine that it returns has no '__anext__'"
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Prepares:
    async  def __aiter__(self) -> AsyncIterator[int]:  # want async-aiter
        await self.prepare()  # cannot be awaited in a plain def
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    async def prepare(self):
        pass


class Generates:
    async def __aiter__(self):
        yield 1


class Declares(Protocol):
    async def __aiter__(self): ...


class Base(abc.ABC):
    @abc.abstractmethod
    async def __aiter__(self):
        raise NotImplementedError


class Decorated:
    @decorate
    async def __aiter__(self):
        return self
