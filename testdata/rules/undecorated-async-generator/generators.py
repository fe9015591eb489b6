# Asynchronous generators, and who closes them.
from contextlib import asynccontextmanager
from somewhere import traced


async def rows():  # want undecorated-async-generator "'rows' is an asynchronous generator without a decorator that closes it"
    yield 1


class Pages:
    async def __aiter__(self):  # want undecorated-async-generator
        yield 1


@traced
async def decorated():  # want undecorated-async-generator
    yield 1


@asynccontextmanager
async def manager():
    yield 1


async def coroutine():
    return 1


def plain():
    yield 1
