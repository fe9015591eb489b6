import asyncio
from abc import ABC, abstractmethod
from contextlib import asynccontextmanager

from framework import Handler, wrapped


class Base(ABC):
    async def coroutine(self):
        return 1

    def hook(self):
        raise NotImplementedError

    def other_hook(self):
        pass

    @abstractmethod
    def rows(self): ...

    def later(self):
        return asyncio.sleep(0)

    def unknown(self):
        return self.whatever()

    @property
    def value(self):
        return 1

    @abstractmethod
    def manager(self): ...

    @wrapped
    def wrapped(self):
        return 1

    def none(self) -> None: ...


class Derived(Base):
    def coroutine(self):
        return asyncio.sleep(0)

    async def hook(self):
        return 1

    async def other_hook(self):
        await asyncio.sleep(0)

    async def rows(self):
        yield 1

    async def later(self): ...

    async def unknown(self): ...

    async def value(self): ...

    @asynccontextmanager
    async def manager(self):
        yield 1

    async def wrapped(self): ...

    async def none(self): ...


class Raises(Base):
    def coroutine(self):
        raise NotImplementedError


class AsyncBase(Base):
    async def none(self): ...


class Client:
    def get(self):
        return 1


class AsyncClient(Client):
    async def get(self):
        return 1


class Own(Handler):
    def coroutine(self):
        return 1


class Mixed(Handler, Base):
    def coroutine(self):
        return 1


def test_override():
    class Fixed(Base):
        def coroutine(self):
            return 1

    return Fixed().coroutine() == 1
