# What is asked of classes. Behind each class: "question argument = answer", several
# separated by ";". Method is followed by the qualified name of the method that is found.
import abc
import contextlib
import dataclasses
import enum
import typing
from collections.abc import AsyncIterator
from typing import Generic, Protocol, TypeVar

import unseen

T = TypeVar("T")


def keep(c):
    return c


def add(c):
    c.extra = 1
    return c


class Plain:  # open = no; extended = yes; Method run = Plain.run; Has run = yes; Has __aenter__ = no; Has __init__ = yes; MRO = Plain object
    def run(self): ...


class Empty: ...  # open = no; extended = no; Method run = no; Lookup run = no; Has __hash__ = yes


class Base:  # extended = yes; Method run = Base.run
    async def run(self): ...
    async def __aenter__(self): return self
    async def __aexit__(self, *a): ...


class Child(Base):  # Method run = Child.run; Method __aenter__ = Base.__aenter__; Implements async with = yes; OwnMethod __aenter__ = none; MRO = Child Base object
    def run(self): ...


class Without(Base):  # Has __aexit__ = no; Method __aexit__ = no; Implements async with = no; Own __aexit__ = None
    __aexit__ = None


class Aliased:  # Method __aenter__ = Aliased.__enter__; Own __aenter__ = function '__enter__'; Has __aexit__ = unknown; Own leave = ?
    def __enter__(self): return self
    __aenter__ = __enter__
    leave = unseen.leave
    if unseen.flag:
        def __aexit__(self, *a): ...


class Sometimes:  # Has __aiter__ = yes; Method __aiter__ = unknown; OwnMethod __aiter__ = Sometimes.__aiter__
    if unseen.flag:
        def __aiter__(self): return self
    else:
        async def __aiter__(self): return self


class Twice:  # Method get = Twice.get; Own get = function 'get'
    def get(self): return 1
    async def get(self): return 2


class Open(unseen.Base):  # open = yes; Has __aenter__ = unknown; Method own = Open.own; subclass unseen.Base = unknown; Lookup other = unknown
    def own(self): ...


class Behind(Plain, unseen.Base):  # Method run = Plain.run; Has __init__ = unknown; Lookup other = unknown; open = yes
    ...


class Before(unseen.Base, Plain):  # Method run = unknown; Lookup run = unknown
    ...


@unseen.decorator
class Decorated:  # open = yes; Has __aenter__ = unknown; Method run = Decorated.run
    def run(self): ...


@keep
class Kept:  # open = no; Has __aenter__ = no
    ...


@add
class Added:  # open = yes; Lookup extra = unknown
    ...


@dataclasses.dataclass(frozen=True)
class Data:  # open = no; Has __aenter__ = no; Implements for = no
    x: int


class Meta(type):
    def __iter__(cls): return iter(())


class Made(metaclass=Meta):  # open = no; Has __iter__ = no; Implements for = no
    ...


class Strange(metaclass=unseen.Meta):  # open = yes; Has __iter__ = unknown
    ...


class Dynamic:  # Lookup anything = unknown; Has __aenter__ = no; Implements async with = no; open = no
    def __getattr__(self, name): ...


class Abstract(abc.ABC):  # extended = yes; subclass abc.ABC = yes; open = no
    ...


class Unfinished:  # extended = yes
    def run(self):
        raise NotImplementedError


class LockMixin: ...  # extended = yes


class Shape(Protocol):  # extended = yes; Has __aenter__ = no
    def area(self): ...


class Stream(AsyncIterator[int]):  # Implements async for = yes; Implements async iterator = yes; subclass collections.abc.AsyncIterable = yes; Method __aiter__ = collections.abc.AsyncIterator.__aiter__
    async def __anext__(self): return 1


class Manager(contextlib.AbstractAsyncContextManager):  # Implements async with = yes; Implements with = no
    async def __aexit__(self, *a): ...


class Box(Generic[T]): ...  # open = no; Has __class_getitem__ = unknown


class Sequence:  # Implements for = yes; Has __iter__ = no; Implements iterator = no
    def __getitem__(self, i): return i


class Refusing(Sequence):  # Implements for = no
    __iter__ = None


class Color(enum.Enum):  # open = no; Has __aenter__ = no
    RED = 1


class Row(typing.NamedTuple):  # Implements for = yes
    x: int


class Patched: ...  # Has __aenter__ = unknown; Has __aexit__ = no


Patched.__aenter__ = keep


class Left(Plain): ...


class Right(Plain):
    def run(self): ...


class Both(Left, Right): ...  # Method run = Right.run; MRO = Both Left Right Plain object


class Impossible(Plain, Both): ...  # open = yes; Lookup other = unknown


class Self(Self): ...  # open = yes; Lookup other = unknown


class Static:  # Method make = Static.make; Own make = function 'make'; Own build = function 'build'; Own size = ?
    @staticmethod
    async def make(): ...
    @classmethod
    async def build(cls): ...
    @property
    def size(self): ...
    @unseen.decorator
    def other(self): ...
