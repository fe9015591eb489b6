# option: safe-decorators = ["somewhere.*"]
# option: safe-managers = ["*.timer"]
from contextlib import asynccontextmanager
from somewhere import connect, streamed, timer


@streamed
async def rows():
    async with connect() as c:
        yield c


async def timed():
    async with timer():
        yield 1


@asynccontextmanager
async def manager():
    async with connect() as c:
        yield c  # want yield-in-context-manager
