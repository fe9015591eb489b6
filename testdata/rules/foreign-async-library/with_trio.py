# trio runs it.
import asyncio

import anyio
import trio


async def main(ready):
    await asyncio.sleep(1)  # want foreign-async-library "'asyncio.sleep' needs the event loop of asyncio, but 'main' is run by trio"
    await anyio.sleep(1)
    await helper()
    async with trio.open_nursery() as nursery:
        nursery.start_soon(worker)
        nursery.start_soon(helper)
    if ready:
        await asyncio.sleep(1)
    async with asyncio.timeout(1):  # want foreign-async-library
        await trio.sleep(1)


async def helper():
    await asyncio.wait_for(trio.sleep(1), 1)  # want foreign-async-library


async def worker():
    await asyncio.sleep( 1 )  # want foreign-async-library "but 'worker' is run by trio"


async def of_others():
    await asyncio.sleep(1)


trio.run(main, True)
