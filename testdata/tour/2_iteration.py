"""Awaiter's guided tour, 2 of 3: asynchronous iteration."""

import asyncio


class Ticks:
    def __init__(self, count):
        self.left = count

    # Python calls __aiter__ without awaiting it, so it must not be a coroutine.
    async def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await asyncio.sleep(0.01)
        return self.left


async def rows():
    for number in range(3):
        await asyncio.sleep(0.01)
        yield number
    # The end of the body ends an asynchronous generator: have the "yield" explained.
    raise StopAsyncIteration


async def main():
    async for tick in Ticks(2):
        print("tick", tick)

    # rows() is an asynchronous generator: "for" and list() cannot iterate it.
    for row in rows():
        print("row", row)
    print(list(rows()))

    # And a list is nothing for "async for".
    async for name in ["a", "b"]:
        print(name)


asyncio.run(main())
