# Loops that wait.
import asyncio
import time

import anyio
import trio
from somewhere import client

ready = False


async def waits():
    while not ready:  # want busy-wait "the coroutine wakes up again and again to ask for 'not ready'"
        await asyncio.sleep(0.1)


async def waits_for_an_event():
    event, other = asyncio.Event(), trio.Event()
    while not event.is_set():  # want busy-wait
        await asyncio.sleep(1)
    while (not other.is_set()):  # want busy-wait
        await trio.sleep(1)
    while event.is_set():  # want busy-wait
        await asyncio.sleep(1)


async def waits_with_comments(event: anyio.Event):
    while not event.is_set():  # want busy-wait
        # Not too often.
        await anyio.sleep(0.1)


class Worker:
    running = True
    items = ()

    async def join(self, task: asyncio.Task):
        while self.running and len(self.items) > 1:  # want busy-wait
            await asyncio.sleep(1)
        while not task.done():  # want busy-wait
            await asyncio.sleep(0)


async def polls(server):
    while not server.started:
        await asyncio.sleep(1)
    while not client.is_ready():
        await asyncio.sleep(1)
    while not await client.ready():
        await asyncio.sleep(1)
    while time.monotonic() < 5:
        await asyncio.sleep(1)
    while client["state"] != "ready":
        await asyncio.sleep(1)
    while not server.is_set():
        await asyncio.sleep(1)


async def does_more(event):
    while True:
        await asyncio.sleep(3600)
    while not ready:
        await asyncio.sleep(1)
        print("still waiting")
    while not ready:
        await client.step()
    while not ready:
        await asyncio.sleep(1)
    else:
        print(event)


async def test_server():
    while not ready:
        await asyncio.sleep(0.01)


def plain():
    while not ready:
        time.sleep(1)
