# option: suppressing-managers = ["somewhere.ignored"]
import trio
from somewhere import ignored, loud


async def swallowed(url):
    while True:  # want loop-without-checkpoint
        with ignored(OSError):
            await trio.sleep(url)


async def raised(url):
    while True:
        with loud(OSError):
            await trio.sleep(url)
