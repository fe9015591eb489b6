# Times of the clock.
import asyncio
import math

import anyio
import trio


async def of_asyncio(f):
    async with asyncio.timeout_at(5):  # want constant-deadline "'asyncio.timeout_at' takes a time of the clock, not a number of seconds from now"
        await f()
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 5):
        await f()
    async with asyncio.timeout_at(0):
        await f()
    async with asyncio.timeout_at(None):
        await f()
    async with asyncio.timeout(5):
        await f()


async def of_trio(f):
    with trio.fail_at(2 * 60):  # want constant-deadline
        await f()
    with trio.move_on_at(deadline=5), trio.move_on_at(5, shield=True):  # want constant-deadline constant-deadline
        await f()
    with trio.CancelScope(deadline=7):  # want constant-deadline
        await f()
    with trio.CancelScope(deadline=7, shield=True):  # want constant-deadline
        await f()
    with trio.CancelScope(deadline=math.inf), trio.CancelScope(deadline=-1):
        await f()
    with trio.CancelScope(deadline=trio.current_time() + 7):
        await f()
    await trio.sleep_until(5)  # want constant-deadline


async def of_anyio():
    await anyio.sleep_until(5)  # want constant-deadline
    await anyio.sleep_until(anyio.current_time() + 5)
