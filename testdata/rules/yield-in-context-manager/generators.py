# Asynchronous generators that yield within context managers.
import contextlib
from contextlib import asynccontextmanager
import pytest
from somewhere import connect, lock, traced


async def rows():
    async with connect() as c:
        async for row in c:
            yield row  # want yield-in-context-manager "'rows' yields while 'connect()' is open: if nobody closes the generator, it is left late, or never"


async def locked():
    with lock:
        yield 1  # want yield-in-context-manager "while 'lock' is open"


@traced
async def several():
    with contextlib.suppress(OSError):
        async with connect(
            "long"
        ) as c:
            yield c  # want yield-in-context-manager "while 'connect()' is open"
        yield None


# What is right.
@asynccontextmanager
async def manager():
    async with connect() as c:
        yield c


@pytest.fixture(scope="module")
async def fixture():
    async with connect() as c:
        yield c


async def behind():
    async with connect() as c:
        data = await c.read()
    yield data


async def suppressed():
    with contextlib.suppress(OSError):
        yield 1


def plain():
    with lock:
        yield 1
