# Scopes of each library, and what is in them.
import asyncio

import anyio
import async_timeout
import trio
from somewhere import connect, timeout


async def of_asyncio(lock):
    async with asyncio.timeout(1):  # want scope-without-checkpoint "'asyncio.timeout()' cannot cancel its body, in which nothing is awaited"
        # What takes long.
        connect()
        text = """
            not moved"""
    async with asyncio.timeout_at(1.5 + asyncio.get_running_loop().time()) as scope:  # want scope-without-checkpoint
        connect()
    async with async_timeout.timeout(1):  # want scope-without-checkpoint
        connect()
    async with asyncio.timeout(1):
        await connect()
    async with asyncio.timeout(1):
        async with lock:
            connect()
    async with asyncio.timeout(1):
        async for item in connect():
            print(item, text)
    async with asyncio.timeout(1):
        print([item async for item in connect()])


async def nested():
    async with asyncio.timeout(2):  # want scope-without-checkpoint
        async with asyncio.timeout(1):  # want scope-without-checkpoint
            connect()


async def of_trio():
    with trio.move_on_after(1) as scope:  # want scope-without-checkpoint "'trio.move_on_after()'"
        connect()
    with trio.CancelScope():  # want scope-without-checkpoint
        if connect():
            def inner():
                yield 1

            async def later():
                await connect()

            print(inner, later)
    with trio.fail_after(1):
        await trio.sleep(1)
    with trio.fail_after(1):
        async with trio.open_nursery() as nursery:
            nursery.start_soon(connect)
            nursery.start_soon(connect)


async def of_anyio():
    with anyio.fail_after(1): connect()  # want scope-without-checkpoint
    with anyio.move_on_after(1), open("f") as f:  # want scope-without-checkpoint
        print(f.read())


async def as_a_variable():
    scope = trio.CancelScope()
    with scope:  # want scope-without-checkpoint "'trio.CancelScope()'"
        connect()


async def of_somebody():
    async with timeout(1):
        connect()


async def not_there():
    with trio.move_on_after(1):  # want scope-without-checkpoint
        return 1
        await connect()


def plain():
    with trio.move_on_after(1):
        connect()


async def manager():
    with trio.move_on_after(1) as scope:
        yield scope  # want yield-in-scope
