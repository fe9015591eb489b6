# Functions of the wrong kind under the decorators of contextlib.
import contextlib
from abc import abstractmethod
from contextlib import asynccontextmanager, contextmanager
from somewhere import traced, connect


@asynccontextmanager  # want mismatched-manager-decorator "'@asynccontextmanager' needs an 'async def' with 'yield', and 'plain' is a generator"
def plain():
    yield 1


@contextmanager  # want mismatched-manager-decorator "'@contextmanager' needs a 'def' with 'yield', and 'asynchronous' is an asynchronous generator"
async def asynchronous():
    yield await connect()


@contextlib.contextmanager  # want mismatched-manager-decorator
async def nothing_asynchronous():
    yield 1


def enters_it():
    with nothing_asynchronous() as x:
        print(x)


@contextlib.asynccontextmanager  # want mismatched-manager-decorator
def entered_plainly():
    try:
        yield 1
    finally:
        print("closed")


def enters_plainly():
    with entered_plainly() as x:
        print(x)


@traced
@asynccontextmanager  # want mismatched-manager-decorator "needs an 'async def' with 'yield', and 'returns' has no 'yield'"
async def returns():
    c = await connect()
    return c  # the connection


@traced  # every call
@asynccontextmanager
async def does():  # want-1 mismatched-manager-decorator
    await connect()


@asynccontextmanager  # want mismatched-manager-decorator
def gives_nothing():
    connect()


@contextmanager  # want mismatched-manager-decorator
def gives_nothing_either():
    connect()


@contextmanager  # want mismatched-manager-decorator
async def neither():
    if connect():
        return 1
    return 2


# What is right, or may be.
@asynccontextmanager
async def right():
    yield 1


@contextmanager
def right_too():
    yield from plain()


@asynccontextmanager
def hands_on():
    return some_generator()


async def some_generator():
    yield 1


class Base:
    @abstractmethod
    @asynccontextmanager
    async def opened(self):
        """Opens it."""

    @asynccontextmanager
    async def entered(self):
        raise NotImplementedError


@asynccontextmanager
@traced
def under_another():
    yield 1
