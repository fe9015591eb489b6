"""Neither a future nor a task is a number or a collection."""
import asyncio
from asyncio import Future


async def rows(): ...


async def count(future: Future, either: bool):
    print(len(future))  # want coroutine-in-place-of-result "'Future' is no value for 'len()': it must be awaited first"
    task = asyncio.create_task(rows())
    print(int(task))  # want coroutine-in-place-of-result "'Task' is no value for 'int()'"
    found = rows() if either else future
    print(len(found))  # want coroutine-in-place-of-result "coroutine of 'rows()' or 'Future' is no value for 'len()'"
    print(found + 1)  # want coroutine-in-place-of-result
    print(len(await task), len(future.result()), str(future), repr(task), bool(future.done()))
