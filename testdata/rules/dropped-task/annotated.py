"""A module that has such a set already."""

from __future__ import annotations

import asyncio

running: set[asyncio.Task[None]] = set()


async def fetch(): ...


async def first():
    task = asyncio.create_task(fetch())
    running.add(task)
    task.add_done_callback(running.discard)


async def second():
    task = 1
    asyncio.create_task(fetch()); print(task)  # want dropped-task
    asyncio.create_task(fetch())  # want dropped-task
