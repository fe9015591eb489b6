# Keyword arguments that nobody hands on.
import asyncio
import functools

import anyio
import trio


async def work(times=1, name="work"): ...


def show(*rows, end="\n"): ...


async def main(nursery, options):
    loop = asyncio.get_running_loop()
    loop.call_soon(show, 1, end="")  # want callback-keyword "'call_soon' hands on no keyword arguments, and has no 'end' of its own"
    loop.call_later(1, show, 1, context=None, end="")  # want callback-keyword
    await loop.run_in_executor(None, show, end="", rows=())  # want callback-keyword
    await asyncio.to_thread(show, end="")  # want foreign-async-library
    await trio.to_thread.run_sync(show, 2, end="")  # want callback-keyword
    async with trio.open_nursery() as nursery:
        nursery.start_soon(work, times=2)  # want callback-keyword
        nursery.start_soon(work, 2, name="two")
        nursery.start_soon(functools.partial(work, times=2))
        nursery.start_soon(work, **options)
    async with anyio.create_task_group() as group:  # want single-task-group
        group.start_soon(  # the first
            work,
            times=2,  # want callback-keyword
        )


trio.run(main, options={})  # want callback-keyword
