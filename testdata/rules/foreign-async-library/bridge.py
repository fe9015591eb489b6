# With what runs both.
import asyncio

import trio
import trio_asyncio


async def main():
    await asyncio.sleep(1)
    await trio.sleep(1)


trio.run(main)
