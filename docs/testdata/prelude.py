"""What the blocks under "In plain code" of the protocol pages find: they are the body of
a coroutine function behind this."""

import asyncio
import types


class Manager:
    async def __aenter__(self):
        print("enter")
        await asyncio.sleep(0)
        return "value"

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0)
        print("exit", exc_type, exc)
        return isinstance(exc, LookupError)


class Job:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "done"


async def rows():
    for n in 1, 2:
        await asyncio.sleep(0)
        yield n


def body(value):
    print("body", value)
    if FAILS:
        raise FAILS("body")


manager = Manager()
job = Job()
