# asyncio promises nothing.
import asyncio


async def cached(key, cache):
    if key in cache:
        return cache[key]
    return await asyncio.sleep(key)
