# Asynchronous context managers that are awaited.
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def session(url="a"):
    yield url


class Both:
    def __await__(self):
        yield

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


async def main(lock: asyncio.Lock, tasks):
    async with await session() as s:  # want await-non-awaitable "'await' cannot take async context manager of 'session()', which 'async with' enters"
        print(s)
    with await lock:  # want await-non-awaitable
        print("locked")
    async with await Both() as both:
        print(both)
    tasks.cancel = await asyncio.timeout(1)  # want await-non-awaitable
    r = await session("b")  # want await-non-awaitable
    print(
        r,
        """and
more""",
    )
    return await session("c")  # want await-non-awaitable


async def other():
    await session("d")  # want await-non-awaitable
    # what follows
    print("d")
