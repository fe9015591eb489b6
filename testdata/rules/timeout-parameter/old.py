# target: 3.10
# There is no asyncio.timeout yet.
import asyncio


async def fetch(url, timeout=5):
    await asyncio.sleep(timeout + 1)
