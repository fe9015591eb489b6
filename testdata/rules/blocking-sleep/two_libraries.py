import asyncio
import time

import trio


async def neutral():
    time.sleep(1)  # want blocking-sleep


async def one():
    time.sleep(1)  # want blocking-sleep
    await trio.sleep(1)


async def other():
    time.sleep(1)  # want blocking-sleep
    await asyncio.sleep(1)
