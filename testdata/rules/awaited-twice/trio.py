# A task of asyncio is no repair under trio.
import trio


async def fetch(url):
    return url


async def main():
    pending = fetch("a")
    await pending
    await trio.sleep(1)
    await pending  # want awaited-twice
