# Ways through a scope.
import asyncio

import trio


async def on_all(ready, lock):
    async with asyncio.timeout(1):
        if ready:
            await asyncio.sleep(1)
        else:
            async with lock:
                print()


async def on_one(ready):
    async with asyncio.timeout(1):  # want scope-without-sure-checkpoint "a way through 'asyncio.timeout()' awaits nothing"
        if ready:
            await asyncio.sleep(1)


async def returns(ready):
    with trio.move_on_after(1):  # want scope-without-sure-checkpoint
        if ready:
            return
        await trio.sleep(1)


async def caught(f):
    with trio.fail_after(1):  # want scope-without-sure-checkpoint
        try:
            await f()
        except ValueError:
            print("no")


async def loops(items):
    with trio.fail_after(1):  # want scope-without-sure-checkpoint
        for item in items:
            await item
    with trio.fail_after(1):
        for item in items:
            await item
        await trio.lowlevel.checkpoint()


async def a_group(f):
    with trio.fail_after(1):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(f)
            nursery.start_soon(f)


async def raises(ready):
    with trio.fail_after(1):
        if not ready:
            raise ValueError
        await trio.sleep(1)
