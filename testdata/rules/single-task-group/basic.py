# Groups with one task.
import asyncio

import anyio
import trio
from somewhere import serve


async def of_asyncio():
    async with asyncio.TaskGroup() as group:  # want single-task-group "the only thing that 'asyncio.TaskGroup()' does here is to wait for one task"
        group.create_task(serve(1, x=2))


async def of_trio(args):
    async with trio.open_nursery() as nursery:  # want single-task-group
        nursery.start_soon(serve, 1, *args, name="serve")
    async with trio.open_nursery() as nursery:  # want single-task-group
        # With a comment.
        nursery.start_soon(serve)


async def of_anyio(self):
    async with anyio.create_task_group() as tg: tg.start_soon(self.serve, (self, 1))  # want single-task-group
    async with anyio.create_task_group() as tg:  # want single-task-group
        tg.start_soon(lambda: serve(1))
    async with serve(1) as f, anyio.create_task_group() as tg:  # want single-task-group
        tg.start_soon(serve, f)


async def does_more(items):
    async with asyncio.TaskGroup() as group:
        group.create_task(serve(1))
        group.create_task(serve(2))
    async with asyncio.TaskGroup() as group:
        for item in items:
            group.create_task(serve(item))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(serve(1))
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve, nursery)
    async with trio.open_nursery() as nursery:
        await nursery.start(serve, task)
    async with trio.open_nursery() as nursery:
        items.start_soon(serve)


async def test_one():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve)
