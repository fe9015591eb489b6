# Every place where an await may stand, and texts that only look like one.
import asyncio


async def fetch():
    """await is only a word here."""
    text = "await fetch()"  # await fetch()
    pairs = {await fetch(): await fetch()}
    rows = [await fetch() for _ in range(3)]
    lazy = (await fetch() for _ in range(3))
    f"{await fetch()} {text!r:>{await fetch()}}"
    return await fetch() if await fetch() else [pairs, rows, lazy]


async def numbers():
    yield await fetch()


def plain():
    async def inner():
        return await fetch()

    return inner


class Service:
    async def method(self, x=None):
        async with self:
            await fetch()

    async def __aenter__(self):
        return await self.method()

    async def __aexit__(self, *exc):
        await fetch()
