# Coroutine functions that await nothing.
import asyncio
from typing import Protocol

from somewhere import Base, app, register, unseen


async def double(n):  # want needless-async "'double' is a coroutine function that awaits nothing"
    return 2 * n


class Box:
    async def _size(self):  # want needless-async
        return 1

    @staticmethod
    async def unit():  # want needless-async
        """One."""
        async def inner():
            await asyncio.sleep(0)
        print(inner)
        return 1

    async def show(self):
        await asyncio.sleep(await self._size())
        print(await Box.unit(), (await double(1)))


async def main():
    await double(2)
    await asyncio.sleep(await double(3))

    async def local():  # want needless-async
        print("here")
    await local()


# Needed as they are.
async def rows():
    yield 1


async def save():
    await asyncio.sleep(0)


async def forgets():
    save()  # want never-awaited


async def hands_on():
    return save()


async def collects():
    return [x async for x in rows()]


async def handler(request):
    return request


async def named(): ...


async def scheduled():
    return 1


async def by_name():
    return 1


async def todo():
    raise NotImplementedError


@app.route("/")
async def index():
    return "index"


async def public_api():
    return 1


class Plugin(Base):
    async def start(self):
        return 1


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None

    async def start(self):
        return 1


class Sub(Manager):
    async def start(self):
        return 2


class Reader(Protocol):
    async def read(self):
        return b""


async def users(reader: Reader, sub: Sub, plugin: Plugin):
    register(handler)
    await handler(1)
    await forgets()
    await hands_on()  # want never-awaited
    await collects()
    unseen(asyncio.create_task(scheduled()))
    await scheduled()
    unseen("by_name")
    await by_name()
    await todo()
    await index()
    await sub.start()
    await plugin.start()
    await reader.read()
    async with sub:
        await named()


async def test_double():
    return await double(1)


if __name__ == "__main__":
    asyncio.run(main())
