import asyncio
import time
from time import sleep as nap, time as now


async def main(n):
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock; the whole event loop waits with it"
    nap( n )  # want blocking-sleep "'nap()' waits"
    while time.sleep(  # a comment
        0.5  # half a second
    ) is None:  # want-2 blocking-sleep
        break
    [time.sleep(i) for i in range(n)]  # want blocking-sleep
    any(time.sleep(i) for i in range(n))  # want blocking-sleep

    now()
    time.sleep(0)
    await asyncio.sleep(1)
    await asyncio.to_thread(time.sleep, 1)
    asyncio.get_running_loop().call_later(1, lambda: time.sleep(1))

    def blocks():
        time.sleep(1)

    await asyncio.to_thread(blocks)


async def rows():
    time.sleep(1)  # want blocking-sleep
    yield 1


def plain():
    time.sleep(1)


class Lock:
    time.sleep(0)

    async def acquire(self, default=time.sleep(0)):
        await asyncio.sleep(0)


asyncio.run(main(3))
