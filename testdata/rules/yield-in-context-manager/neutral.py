# Managers that nothing hurts that stays open, and one of both kinds.
from contextlib import nullcontext, suppress
from somewhere import connect, rows


async def neutral():
    with nullcontext(), suppress(OSError):
        yield 1
    async with nullcontext():
        yield 2


async def both():
    with suppress(OSError):
        async with connect():
            async for row in rows():
                yield row  # want yield-in-context-manager
