# Sleeps for ever.
import asyncio
import math
from math import inf

import anyio
import trio


async def sleeps(seconds):
    await trio.sleep(math.inf)  # want endless-sleep "'trio.sleep(math.inf)' is meant to sleep for ever"
    await anyio.sleep(float("inf"))  # want endless-sleep
    await anyio.sleep(delay=inf)  # want endless-sleep
    await trio.sleep(1_000_000)  # want endless-sleep
    await trio.sleep(365 * 24 * 60 * 60)  # want endless-sleep
    await trio.sleep(24 * 60 * 60)
    await trio.sleep(seconds)
    await trio.sleep(float("1"))
    await trio.sleep_forever()
    await asyncio.sleep(math.inf)
