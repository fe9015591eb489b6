# Calls in the place of what is to be called.
import asyncio
import atexit
import re
import signal
import threading

import anyio
import trio
from unknown import make


async def work(times=1, name="work"): ...


def sync_work(times=1):
    print(times)


def rows():
    return [1]


def factory():
    return sync_work


async def with_trio():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(work())  # want called-too-early "'start_soon' calls what it is given, and coroutine of 'work()' cannot be called"
        nursery.start_soon(work(1, "a"))  # want called-too-early
        nursery.start_soon(work(1, name="b"))  # want called-too-early
        nursery.start_soon(work(1), name="c")  # want called-too-early
        nursery.start_soon(work, 1)
        await nursery.start(work())  # want called-too-early
    await trio.to_thread.run_sync(work())  # want called-too-early


async def with_anyio():
    async with anyio.create_task_group() as group:  # want single-task-group
        group.start_soon(work(2))  # want called-too-early


async def with_asyncio(known):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work(2))  # want called-too-early
    await asyncio.to_thread(sync_work(3))  # want called-too-early "and None cannot be called"
    await asyncio.to_thread(rows())  # want called-too-early "and list cannot be called"
    await loop.run_in_executor(None, sync_work())  # want called-too-early
    loop.call_soon(sync_work(4))  # want called-too-early
    loop.call_later(1, work())  # want called-too-early
    coroutine = work()
    loop.call_soon(coroutine)  # want called-too-early
    threading.Thread(target=sync_work(5)).start()  # want called-too-early
    threading.Thread(target=work(6)).start()  # want called-too-early
    atexit.register(sync_work(7))  # want called-too-early
    loop.call_soon(factory())
    loop.call_soon(make())
    loop.call_soon(known)
    loop.call_soon(sync_work, 4)
    threading.Thread(target=None).start()


signal.signal(signal.SIGTERM, signal.Handlers(0))
re.sub("a", str(1), "a")
re.sub(b"a", bytes(1), b"a")
trio.run(with_trio())  # want called-too-early
anyio.run(with_anyio(), backend="trio")  # want called-too-early
