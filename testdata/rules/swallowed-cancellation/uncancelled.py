# A task that counts who cancelled it (asyncio.Task.uncancel).
import asyncio

from somewhere import fetch


async def takes_it_back():
    task = asyncio.current_task()
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            if task.uncancel() > 0:
                raise


async def takes_it_back_always():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()
