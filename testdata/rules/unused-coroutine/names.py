# Coroutines that are bound to names which nothing reads.
import asyncio


async def load(): ...


async def main(flag):
    items = load()  # want unused-coroutine "nothing reads 'items'"
    _ = load()  # want unused-coroutine
    rows: list = load()  # want unused-coroutine
    print("done")


async def read_later(flag):
    items = load()
    if flag:
        return await items
    pending = load()

    async def inner():
        return await pending

    first = second = load()
    await second
    task = asyncio.create_task(load())  # want dropped-task
    global shared
    shared = load()
    return inner


async def locals_are_read():
    items = load()
    return locals()


kept = load()
