"""A future has no items, and neither has a task: what it gives when it is awaited may have."""
import asyncio
from asyncio import Future


async def rows(): ...


async def first(future: Future, either: bool):
    print(future[0])  # want coroutine-attribute "'Future' has no items: it must be awaited first"
    task = asyncio.create_task(rows())
    print(task[0])  # want coroutine-attribute "'Task' has no items"
    print(asyncio.gather(rows(), rows())[1])  # want coroutine-attribute "'Future' has no items"
    found = rows() if either else future
    print(found[0])  # want coroutine-attribute "coroutine of 'rows()' or 'Future' has no items"
    print((await task)[0], (await found)[0], future.result()[0])


class Rows(Future):
    def __getitem__(self, index):
        return self.result()[index]


async def mine(results: Rows, either: bool):
    some = results if either else rows()
    return results[0], some[0]
