# Nurseries and task groups of trio and anyio.
from contextvars import ContextVar

import anyio
import trio


async def work(): ...


async def nursery():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(work)
        nursery.start_soon(work)
    nursery.start_soon(work)  # want task-group-not-entered "the 'async with' of 'nursery' has ended"


async def group():
    async with anyio.create_task_group() as group:
        group.start_soon(work)
        group.start_soon(work)
    print("done")
    await group.start(work)  # want task-group-not-entered


async def never():
    group = anyio.create_task_group()
    group.start_soon(work)  # want task-group-not-entered
    print("started")


async def by_class(job):
    async with trio.open_nursery() as nursery:
        type(nursery).start_soon(nursery, job)


current = ContextVar[trio.Nursery]("current")


async def given():
    nursery = current.get()
    nursery.start_soon(work)
    await nursery.start(work)
