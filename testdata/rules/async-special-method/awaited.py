# Coroutine functions whose result goes to whoever can await it, and look-alikes.
import abc
from typing import Protocol
from somewhere import Base, decorate, in_loop


class Awaited:
    async def __call__(self):
        return 1

    async def __getitem__(self, key):
        return key

    async def __add__(self, other):
        return 1

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

    async def __len(self):
        return 1

    async def init(self):
        pass

    @property
    async def value(self):
        return 1


class Counter:
    @in_loop
    async def __len__(self):
        return 1

    @decorate.setter
    async def value(self, new):
        pass


class Sized(Protocol):
    async def __len__(self): ...


class Abstract(abc.ABC):
    @abc.abstractmethod
    async def __enter__(self):
        raise NotImplementedError


class Plain:
    def __init__(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def __len__(self):
        return 1


async def __len__(self):
    return 1


class Maker:
    async def __new__(cls, *args):
        self = super().__new__(cls)
        await self.__init__(*args)
        return self

    async def __init__(self, name):
        self.name = name


class Made(Maker):
    async def __init__(self):
        self.name = "made"


class MadeElsewhere(Base):
    async def __init__(self):
        pass


class Meta(type):
    async def __call__(cls, *args):
        self = cls.__new__(cls)
        await self.__init__(*args)
        return self


class MadeByMeta(metaclass=Meta):
    async def __init__(self):
        pass


class Source:
    async def __new__(cls, path):
        if path is None:
            raise ValueError
        self = object.__new__(cls)
        self.path = await in_loop(path)
        return self
