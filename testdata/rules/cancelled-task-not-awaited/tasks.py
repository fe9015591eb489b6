# Tasks that are cancelled and left.
import asyncio

from somewhere import unseen


async def work(): ...


async def one():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()  # want cancelled-task-not-awaited "'task' is asked to end here, and nothing waits until it has ended"


async def many():
    tasks = [asyncio.create_task(work()) for _ in range(3)]
    await asyncio.wait(tasks)
    for task in tasks:
        task.cancel("late")  # want cancelled-task-not-awaited
    print("done")


async def in_finally():
    task = asyncio.create_task(work())
    try:
        await asyncio.sleep(1)
    finally:
        task.cancel(); print("cancelled")  # want cancelled-task-not-awaited


# Awaited, or handed on.
async def awaited():
    task = asyncio.create_task(work())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    tasks = [asyncio.create_task(work())]
    for t in tasks:
        t.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def handed_on(given: asyncio.Task, kept):
    given.cancel()
    task = asyncio.create_task(work())
    unseen(task)
    task.cancel()
    other = asyncio.create_task(work())
    kept.append(other)
    other.cancel()


async def again():
    task = asyncio.create_task(work())
    while task:
        task.cancel()
        await asyncio.sleep(1)


def plain(loop: asyncio.AbstractEventLoop):
    task = loop.create_task(work())
    task.cancel()
