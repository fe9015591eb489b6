# Resources of inner with statements.
import asyncio

import anyio
import trio
from somewhere import connect, serve, suppress_all


async def of_asyncio():
    async with asyncio.TaskGroup() as group:
        async with connect() as connection:
            group.create_task(serve(connection))  # want outlived-resource "'connection' is closed at the end of its 'with', the task that uses it may run until the end of 'group'"
            group.create_task(serve())


async def of_trio():
    async with trio.open_nursery() as nursery:
        with open("a") as a, open("b") as b:
            nursery.start_soon(serve, a)  # want outlived-resource
            await nursery.start(lambda: serve(b))  # want outlived-resource
            nursery.start_soon(serve, name=b.name)  # want outlived-resource
        nursery.start_soon(serve, a)


async def of_anyio():
    async with anyio.create_task_group() as tg, connect() as (reader, writer):  # want single-task-group
        tg.start_soon(serve, writer)  # want outlived-resource


async def of_groups():
    async with trio.open_nursery() as outer:
        async with trio.open_nursery() as inner:
            outer.start_soon(serve, inner)  # want outlived-resource
            inner.start_soon(serve, outer)


async def the_right_way_round():
    async with connect() as connection, asyncio.TaskGroup() as group:  # want single-task-group
        group.create_task(serve(connection))
    async with connect() as connection:
        async with asyncio.TaskGroup() as group:
            group.create_task(serve(connection))
            group.create_task(serve(connection))


async def waits():
    async with asyncio.TaskGroup() as group:
        async with connect() as connection:
            task = group.create_task(serve(connection))
            await task


async def of_scopes():
    async with trio.open_nursery() as nursery:
        with trio.CancelScope() as scope:
            nursery.start_soon(serve, scope)
            await trio.sleep(1)


async def unknown(group):
    async with connect() as connection:
        group.create_task(serve(connection))


async def test_it():
    async with asyncio.TaskGroup() as group:
        async with connect() as connection:
            group.create_task(serve(connection))
