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


class Shared:
    """What requests of both kinds have."""

    def files(self) -> dict:
        raise NotImplementedError


class PlainRequest(Shared):
    def files(self) -> dict:
        return {}


class OtherRequest(Shared):
    async def files(self) -> dict:
        return {}


class Exchange:
    def load(self) -> list:
        return []


class AsyncExchange(Exchange):
    async def load(self):
        return []


class SpecialExchange(AsyncExchange):
    async def load(self):
        return [1]


class Server:
    def stop(self):
        print("stopped")

    def respawn(self) -> int:
        return 1

    def shutdown(self):
        self.stop()
        self.respawn()


class EmbeddedServer(Server):
    async def stop(self):
        print("stopped")

    async def respawn(self):
        return 1

    async def shutdown(self):
        await self.stop()
        await self.respawn()
