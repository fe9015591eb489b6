# Sleeps for no time.
import asyncio
from asyncio import sleep as pause

import anyio
import trio
from trio import sleep


async def sleeps(seconds):
    await trio.sleep(0)  # want zero-sleep "'trio.sleep(0)' is a checkpoint that is called sleep"
    await anyio.sleep(0.0)  # want zero-sleep
    await sleep( 0 )  # want zero-sleep
    await trio.sleep(seconds=0)  # want zero-sleep
    await asyncio.sleep(0)
    await pause(0)
    await trio.sleep(seconds)
    await trio.sleep(0.1)
    await trio.sleep(False)
