import asyncio
import time

IS_SYNC = False


async def pause():
    if IS_SYNC:
        time.sleep(1)
    else:
        await asyncio.sleep(1)


class Clock:
    def sleep(self, seconds): ...


async def fake(time: Clock, unknown):
    time.sleep(1)
    unknown.sleep(1)
