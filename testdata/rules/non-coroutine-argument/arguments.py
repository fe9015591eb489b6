# What create_task and its like do not take.
import asyncio
import inspect
import unittest
from asyncio import ensure_future, gather, run, run_coroutine_threadsafe


async def fetch() -> int:
    return 1


def count():
    return 1


def make():
    return fetch()


async def main(known, loop):
    await asyncio.create_task(await fetch())  # want non-coroutine-argument "'create_task' takes a coroutine, not int"
    await gather(await fetch(), fetch())  # want non-coroutine-argument "'gather' takes something to await, not int"
    await gather(fetch(), count(), (await fetch()))  # want non-coroutine-argument non-coroutine-argument
    await asyncio.create_task(asyncio.gather(fetch(), fetch()))  # want non-coroutine-argument "'create_task' takes a coroutine, not "
    task = asyncio.create_task(fetch())
    await asyncio.create_task(task)  # want non-coroutine-argument
    await asyncio.wait_for(None, 1)  # want non-coroutine-argument "not None"
    await ensure_future(task)
    await gather(task, known, make(), asyncio.sleep(1))
    await asyncio.create_task(make())
    await asyncio.create_task(known)
    run_coroutine_threadsafe(task, loop)  # want non-coroutine-argument
    async with asyncio.TaskGroup() as group:  # want single-task-group
        group.create_task(count())  # want non-coroutine-argument


def several(flag):
    return fetch() if flag else 1


async def unsure(flag):
    await gather(several(flag))
    try:
        await gather(count())
    except TypeError:
        pass


_IS_SYNC = True


@unittest.skipUnless(not _IS_SYNC, "there is no loop")
async def skipped():
    await gather(count())


class Coroutine:
    def __await__(self):
        yield


async def awaitable():
    await gather(Coroutine())
    asyncio.run(Coroutine())  # want nested-event-loop


run(count())  # want non-coroutine-argument "'run' takes a coroutine, not int"


class Duck:
    _asyncio_future_blocking = False

    def __iter__(self):
        yield self


async def ducks():
    await ensure_future(Duck())
    await asyncio.create_task(Duck())  # want non-coroutine-argument


class Consumer:
    @classmethod
    def process(cls, record) -> None:
        record.done = True

    @classmethod
    def dispatch(cls, record):
        function = getattr(cls.process, "__func__", cls.process)
        if inspect.iscoroutinefunction(function):
            run(cls.process(record))
        else:
            cls.process(record)

    @classmethod
    def again(cls, record):
        function = getattr(cls.process, "__func__", cls.process)
        if not asyncio.iscoroutinefunction(function):
            return
        run(cls.process(record))

    @classmethod
    def always(cls, record):
        run(cls.process(record))  # want non-coroutine-argument
