# What is done only after success, and groups, which end by themselves.
import asyncio
from contextlib import asynccontextmanager

import anyio
import trio
from somewhere import connect


@asynccontextmanager
async def running():
    async with asyncio.TaskGroup() as group:
        group.create_task(connect())
        yield group
        print("all is well")


@asynccontextmanager
async def serving():
    async with anyio.create_task_group() as group:
        yield group
        group.cancel_scope.cancel()


@asynccontextmanager
async def nursed():
    async with trio.open_nursery() as nursery:
        yield nursery
        nursery.cancel_scope.cancel()


@asynccontextmanager
async def transaction(db):
    t = await db.begin()
    yield t
    await t.commit()
