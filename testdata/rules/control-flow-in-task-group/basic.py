# Leaving task groups from inside.
import asyncio

import anyio
import trio


async def returns(f):
    async with asyncio.TaskGroup() as group:
        group.create_task(f())
        return 1  # want control-flow-in-task-group "this 'return' waits for all tasks of 'asyncio.TaskGroup()', and does not happen if one of them fails"


async def loops(f, items):
    for item in items:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(f, item)
            if item:
                continue  # want control-flow-in-task-group "this 'continue'"
            break  # want control-flow-in-task-group "this 'break'"


async def loops_inside(f, items):
    async with anyio.create_task_group() as group:
        for item in items:
            if item:
                continue
            group.start_soon(f, item)
            break

        def g():
            return 1

        group.start_soon(g)  # want unawaitable-callback


async def in_a_scope(f):
    async with asyncio.timeout(1):
        return await f()
