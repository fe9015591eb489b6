# Plain functions in the place of coroutine functions.
import contextlib

import anyio
import trio
from unknown import unseen


def close():
    print("closed")


def work(times):
    return [times]


def given(value):
    return value


def later():
    return trio.sleep(1)


def annotated() -> None: ...


async def rows():
    yield 1


async def main():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(close)  # want unawaitable-callback "'start_soon' awaits what function 'close' gives, and None cannot be awaited"
        nursery.start_soon(work, 1)  # want unawaitable-callback
        nursery.start_soon(given, 1)
        nursery.start_soon(rows)  # want unawaitable-callback
        nursery.start_soon(later)
        nursery.start_soon(unseen)
        nursery.start_soon(annotated)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(close)  # want unawaitable-callback
        stack.callback(close)
    anyio.from_thread.run(close)  # want unawaitable-callback


def program():
    print("program")


anyio.run(program)  # want unawaitable-callback
