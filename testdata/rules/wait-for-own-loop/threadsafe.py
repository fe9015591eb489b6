# Coroutines that wait for what their own event loop is to run.
import asyncio
from asyncio import get_running_loop, run_coroutine_threadsafe

from somewhere import other_loop


async def fetch(n=1):
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(run_coroutine_threadsafe(fetch(), loop).result())  # want wait-for-own-loop "never returns: it waits for the event loop that it keeps from running"
    x = asyncio.run_coroutine_threadsafe(  # in the loop
        fetch(2), get_running_loop()).result(timeout=3).real
# want-2 wait-for-own-loop
    return x


async def in_two_steps():
    future = asyncio.run_coroutine_threadsafe(fetch(), asyncio.get_event_loop())
    if future.exception():  # want wait-for-own-loop
        return None
    return future.result()  # want wait-for-own-loop


async def simple():
    return asyncio.run_coroutine_threadsafe(fetch(), get_running_loop()).result()  # want wait-for-own-loop


# In a thread, or of another loop.
def in_a_thread(loop):
    return asyncio.run_coroutine_threadsafe(fetch(), loop).result()


async def threads():
    loop = asyncio.get_running_loop()

    def work():
        return asyncio.run_coroutine_threadsafe(fetch(), loop).result()
    await asyncio.to_thread(work)
    future = asyncio.run_coroutine_threadsafe(fetch(), other_loop)
    await asyncio.wrap_future(future)
    mine = asyncio.run_coroutine_threadsafe(fetch(), loop)
    return await asyncio.wrap_future(mine)
