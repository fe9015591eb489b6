# What is handed to a thread may wait there.
import asyncio
import time

import anyio.to_thread
import trio


async def in_lambdas(n):
    await asyncio.to_thread(lambda: time.sleep(n))
    await asyncio.get_running_loop().run_in_executor(None, lambda: time.sleep(n))


async def in_functions(n):
    def wait():
        time.sleep(n)

    await asyncio.to_thread(wait)
    wait()  # want blocking-sleep "'wait()' calls 'time.sleep()'"


async def other_libraries(n):
    await trio.to_thread.run_sync(lambda: time.sleep(n))
    await anyio.to_thread.run_sync(lambda: time.sleep(n))
