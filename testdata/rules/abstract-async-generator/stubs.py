# Declarations of asynchronous generators.
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Protocol
from somewhere import fetch


class Store(Protocol):
    async def rows(self) -> AsyncIterator[int]:  # want abstract-async-generator "'rows' has no 'yield', so it is a coroutine function that gives an 'AsyncIterator[int]', and not an asynchronous generator"
        ...

    async def one(self) -> int: ...


class Base(ABC):
    @abstractmethod
    async def pages(self) -> AsyncGenerator[str, None]:  # want abstract-async-generator
        """The pages."""

    async def lines(self) -> AsyncIterator[str]:  # want abstract-async-generator
        raise NotImplementedError

    @abstractmethod
    async def opened(self) -> AsyncIterator[str]:
        """A coroutine function, as its subclass has it."""

    @abstractmethod
    async def awaited(self) -> AsyncIterator[str]:
        """A coroutine function, as it is used."""

    @abstractmethod
    def right(self) -> AsyncIterator[str]: ...

    @abstractmethod
    async def right_too(self) -> AsyncIterator[str]:
        yield ""


class Real(Base):
    async def pages(self) -> AsyncGenerator[str, None]:
        yield "page"

    async def opened(self) -> AsyncIterator[str]:
        await fetch()
        return self.pages()


async def use(base):
    async for line in await base.awaited():
        print(line)


async def function() -> AsyncIterator[int]: ...


class Parser(ABC):
    @abstractmethod
    async def parse(  # want abstract-async-generator "a coroutine function that gives an 'AsyncGenerator[tuple[str, int], None]', and not"
        self, stream
    ) -> AsyncGenerator[
        tuple[
            str,
            int,
        ], None
    ]:
        pass
