# option: suppressing-managers = ["somewhere.ignored"]
import trio
from somewhere import ignored, loud


async def swallowed(url):
    with trio.fail_after(1):  # want scope-without-sure-checkpoint
        with ignored(OSError):
            await trio.sleep(url)


async def raised(url):
    with trio.fail_after(1):
        with loud(OSError):
            await trio.sleep(url)
