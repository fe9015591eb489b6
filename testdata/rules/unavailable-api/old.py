# target: 3.8
import asyncio
import contextlib
import unittest
from asyncio import TaskGroup, timeout as limit  # want unavailable-api unavailable-api
from contextlib import aclosing  # want unavailable-api "'contextlib.aclosing' came with Python 3.10, and this runs on 3.8"


async def rows():
    yield 1


async def main(known: "asyncio.Runner" = None) -> None:
    async with asyncio.timeout(1):  # want unavailable-api "'asyncio.timeout' came with Python 3.11, and this runs on 3.8"
        await asyncio.to_thread(print, 1)  # want unavailable-api
    async with asyncio.TaskGroup() as group:  # want unavailable-api
        print(group)
    await asyncio.sleep(1, loop=None)  # want unavailable-api
    it = aiter(rows())  # want unavailable-api "'aiter' came with Python 3.10"
    print(await anext(it))  # want unavailable-api
    asyncio.Runner()  # want unavailable-api
    contextlib.aclosing(it)  # want unavailable-api
    async for done in asyncio.as_completed([main()]):  # want unavailable-api "since Python 3.13, and this runs on 3.8"
        print(await done)
    for done in asyncio.as_completed([main()]):
        print(await done)
    if hasattr(asyncio, "Barrier"):
        asyncio.Barrier(2)
    try:
        asyncio.timeout_at(1)  # want constant-deadline
    except AttributeError:
        pass
    asyncio.TimeoutError, asyncio.as_completed, unittest.IsolatedAsyncioTestCase
    print(TaskGroup, limit, aclosing)
    raise ExceptionGroup("several", [])  # want unavailable-api
