# One method of two.
import abc
from typing import Protocol
from somewhere import Base, decorate


class Session:
    async def __aenter__(self):  # want missing-protocol-twin "'Session' has '__aenter__' but no '__aexit__', so 'async with' cannot use it"
        return self


class Exits:
    async def __aexit__(self, exc_type, exc, tb):  # want missing-protocol-twin "no '__aenter__'"
        self.closed = True

    async def fetch(self):
        return 1


class Rows:
    async def __anext__(self):  # want missing-protocol-twin "'Rows' has '__anext__' but no '__aiter__', so 'async for' cannot use it"
        raise StopAsyncIteration


class Refused:
    __aexit__: None = None

    async def __aenter__(self):
        raise TypeError("use the 'stream' method")


class Whole:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Enters(Whole):
    async def __aenter__(self):
        return self


class Inherits(Base):
    async def __aenter__(self):
        return self


@decorate
class Decorated:
    async def __aenter__(self):
        return self


class EnterMixin:
    async def __aenter__(self):
        return self


class Enterable(Protocol):
    async def __aenter__(self): ...


class Abstract(abc.ABC):
    async def __aenter__(self):
        return self
