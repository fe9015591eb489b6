# Functions and classes whose call is missing.
import asyncio
from contextlib import asynccontextmanager, suppress


async def ready(): ...


async def rows():
    yield 1


@asynccontextmanager
async def connection():
    yield


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


async def main():
    await ready  # want uncalled-function "'await' cannot take function 'ready'"
    async with connection as c:  # want uncalled-function
        print(c)
    async with Session as s:  # want uncalled-function
        print(s)
    async for row in rows:  # want uncalled-function
        print(row)
    found = [row async for row in rows]  # want uncalled-function
    await asyncio.sleep(0)
    async with connection(), Session():
        pass
    with suppress(KeyError):
        pass
    return found


async def fetch(url, timeout=1):
    return url


async def with_arguments():
    await fetch  # want uncalled-function
