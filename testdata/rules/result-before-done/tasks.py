# Results of tasks that have not run.
import asyncio

from somewhere import enter, unseen


async def fetch(n=1):
    return n


async def main():
    task = asyncio.create_task(fetch())
    print(task.result())  # want result-before-done "'task.result()' fails: nothing was awaited since the task was made, so it has not run"


async def several(loop: asyncio.AbstractEventLoop):
    a = asyncio.ensure_future(fetch(1))
    b = loop.create_task(fetch(2))  # the other
    a.set_name("a")
    total = (  # both
        a.result()  # want result-before-done
        + b.result()  # want result-before-done
    )
    error = b.exception()
    await asyncio.gather(a, b)
    return total, error


async def in_a_group():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(fetch())
        return task.result().real  # want result-before-done


async def error():
    task = asyncio.create_task(fetch())
    if task.exception() is None:  # want result-before-done
        return task


# It may have run, or the author looks.
async def awaited():
    task = asyncio.create_task(fetch())
    await asyncio.sleep(1)
    print(task.result())
    other = asyncio.create_task(fetch())
    async with enter():
        print(other.result())


async def asked(flag):
    task = asyncio.create_task(fetch())
    if task.done():
        print(task.result())
    other = asyncio.create_task(fetch())
    unseen(other)
    print(other.result())
    third = asyncio.create_task(fetch())
    if flag:
        await third
    print(third.result())
    fourth = asyncio.create_task(fetch())
    try:
        print(fourth.result())
    except asyncio.InvalidStateError:
        await fourth
    fifth = asyncio.create_task(fetch())
    while flag:
        print(fifth.result())
    sixth = asyncio.create_task(fetch())
    sixth.add_done_callback(lambda done: print(sixth.result()))


async def futures(given):
    future = asyncio.ensure_future(given)
    print(future.result())


def plain(loop: asyncio.AbstractEventLoop):
    task = loop.create_task(fetch())
    loop.run_until_complete(unseen())
    print(task.result())
