# Generators that lack the decorator which makes context managers of them.
from contextlib import asynccontextmanager, contextmanager
from somewhere import manager


async def connection():
    yield 1


def changed():
    yield


async def two():
    yield 1
    yield 2


@manager
async def decorated():
    yield


@asynccontextmanager
async def right():
    yield


@contextmanager
def plain():
    yield


async def main():
    async with connection() as c:  # want async-with-generator "lacks '@asynccontextmanager'"
        print(c)
    with changed():  # want async-with-generator "lacks '@contextmanager'"
        pass
    async with two():  # want async-with-generator
        pass
    async with decorated(), right():
        pass
    with plain():
        pass
