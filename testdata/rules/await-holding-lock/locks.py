# Locks of threading in asynchronous functions.
import asyncio
import threading
from threading import RLock, Semaphore
from somewhere import fetch, rows

lock = threading.Lock()
shared = threading.Lock()
limit = Semaphore(2)


async def held():
    # only one at a time
    with lock:  # want await-holding-lock "'lock' of threading is held over 'await': a task that waits for it then stops the whole event loop"
        await fetch()


async def held_with_another():
    with open("x") as f, lock:  # want await-holding-lock
        await fetch(f)


async def held_over_a_loop():
    with limit:  # want await-holding-lock "'limit' of threading is held over 'async for'"
        async for row in rows():
            print(row)


async def shared_with_a_thread():
    with shared:  # want await-holding-lock
        await fetch()


def in_a_thread():
    with shared:
        print("thread")


class Cache:
    def __init__(self):
        self._lock = threading.Lock()
        self._again = RLock()

    async def get(self):
        with self._lock:  # want await-holding-lock
            return await fetch()

    async def rows(self):
        with self._again:  # want await-holding-lock
            yield 1


# What is right, or may be.
counter = threading.Lock()


async def counts():
    with counter:
        print("counted")
    await fetch()


async def defines():
    with counter:

        async def later():
            await fetch()

    await later()


async def asynchronous(own=asyncio.Lock()):
    async with own:
        await fetch()


def plain():
    with counter:
        fetch()


given_up = threading.Lock()


async def released_by_hand(queue):
    with given_up:
        while queue.full():
            given_up.release()
            try:
                await queue.wait()
            finally:
                given_up.acquire()  # want blocking-thread-wait


async def released_too_late():
    with given_up:  # want await-holding-lock
        await fetch()
        given_up.release()
        given_up.acquire()  # want blocking-thread-wait
