# Others import what this module offers, and may await it.
import asyncio


async def double(n):
    return 2 * n


async def _triple(n):  # want needless-async
    return 3 * n


class Box:
    async def size(self):
        return 1

    async def show(self):
        await asyncio.sleep(await self.size())
        print(await double(1) + await _triple(1))
