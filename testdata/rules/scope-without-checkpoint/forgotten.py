# Where an await is missing that the scope is for, the scope is not what is to go.
import asyncio


async def connect(): ...


async def main(event: asyncio.Event, queue: asyncio.Queue):
    async with asyncio.timeout(1):  # want scope-without-checkpoint
        event.wait()  # want never-awaited
    async with asyncio.timeout(1):  # want scope-without-checkpoint
        item = queue.get()
        print(item.name)  # want coroutine-attribute
    async with asyncio.timeout(1):  # want scope-without-checkpoint
        task = asyncio.create_task(connect())
    await task
