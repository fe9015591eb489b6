# asyncio runs it.
import asyncio

import trio


class Client:
    async def get(self):
        with trio.move_on_after(1):  # want foreign-async-library "'trio.move_on_after' needs the event loop of trio, but 'get' is run by asyncio"
            await asyncio.sleep(1)


async def main():
    client = Client()
    await client.get()
    await trio.sleep(1)  # want foreign-async-library
    await both()
    await asyncio.gather(worker())


async def worker():
    async with trio.open_nursery() as nursery:  # want foreign-async-library
        nursery.start_soon(both)
        nursery.start_soon(both)


async def both():
    await trio.sleep(1)


async def trio_main():
    await both()


if __name__ == "__main__":
    asyncio.run(main())
    trio.run(trio_main)
