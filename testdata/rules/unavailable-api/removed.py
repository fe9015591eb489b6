# What is gone.
import asyncio
from asyncio import coroutine  # want unavailable-api "'asyncio.coroutine' is gone since Python 3.11"


@asyncio.coroutine  # want unavailable-api
def fetch(loop):
    yield from asyncio.sleep(1, loop=loop)  # want unavailable-api "'sleep' has no argument 'loop' since Python 3.10: it uses the running loop"
    return 1


@asyncio.coroutine
# want-1 unavailable-api
def native():
    # waits
    yield from fetch(None)


async def main(loop, options):
    lock = asyncio.Lock(loop=loop)  # want unavailable-api
    queue = asyncio.Queue(3, loop=loop)  # want unavailable-api
    await asyncio.gather(fetch(loop), loop=loop, return_exceptions=True)  # want unavailable-api
    await asyncio.wait([], loop=loop)  # want unavailable-api
    await asyncio.wait_for(  # the server
        fetch(loop),
        80,
        loop=loop,  # want unavailable-api
    )
    tasks = asyncio.Task.all_tasks()  # want unavailable-api
    task = asyncio.Task.current_task()  # want unavailable-api
    asyncio.ensure_future(fetch(loop), loop=loop).cancel()
    asyncio.Future(loop=loop)
    await asyncio.sleep(1, **options)
    print(lock, queue, tasks, task, coroutine)
