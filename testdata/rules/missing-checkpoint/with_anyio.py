# anyio promises what trio does.
from anyio import sleep


async def cached(key, cache):
    if key in cache: return cache[key]  # want missing-checkpoint
    return await sleep(key)
