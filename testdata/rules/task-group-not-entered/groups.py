# Tasks that are started outside of the async with of their group.
import asyncio

from somewhere import enter


async def work(n=1): ...


async def never():
    group = asyncio.TaskGroup()  # made here
    group.create_task(work())  # want task-group-not-entered "'group.create_task()' fails: no 'async with' has entered 'group'"

    group.create_task(work(
        2))



async def direct():
    asyncio.TaskGroup().create_task(work())  # want task-group-not-entered "only 'async with' makes the task group ready"


async def too_early():
    group = asyncio.TaskGroup()
    group.create_task(work())  # want task-group-not-entered
    async with group:
        group.create_task(work())


async def too_late(items):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work())
        # and the others
    # The last one.
    if items:
        group.create_task(work(2))  # want task-group-not-entered "'group.create_task()' fails: the 'async with' of 'group' has ended"
    return first.result()


# Entered.
async def entered():
    group = asyncio.TaskGroup()
    async with group:
        group.create_task(work())


async def entered_elsewhere():
    group = asyncio.TaskGroup()
    await enter(group)
    group.create_task(work())


async def entered_by_hand():
    group = asyncio.TaskGroup()
    await group.__aenter__()
    group.create_task(work())


async def given(group: asyncio.TaskGroup):
    group.create_task(work())


async def loops():
    for n in range(3):
        async with asyncio.TaskGroup() as group:
            group.create_task(work(n))
            group.create_task(work(n))

    async with asyncio.TaskGroup() as again:
        def start():
            again.create_task(work())
        start()


async def inner():
    async with asyncio.TaskGroup() as outer:
        async with enter(1):
            outer.create_task(work())
        outer.create_task(work())


class Server:
    def __init__(self):
        self.group = asyncio.TaskGroup()

    def start(self):
        self.group.create_task(work())
