# target: 3.10
import asyncio


async def fetch():
    try:
        await asyncio.sleep(1)
    except asyncio.TimeoutError:
        pass
