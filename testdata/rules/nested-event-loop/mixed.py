# asyncio and trio look only for a loop of their own: one can run inside the other.
import asyncio

import anyio
import pytest
import trio


async def fetch(): ...


@pytest.mark.asyncio
async def test_trio_in_asyncio():
    trio.run(fetch)
    anyio.run(fetch)  # want nested-event-loop


@pytest.mark.trio
async def test_asyncio_in_trio():
    asyncio.run(fetch())
    trio.run(fetch)  # want nested-event-loop


async def asyncio_in_asyncio():
    await asyncio.sleep(0)
    asyncio.run(fetch())  # want nested-event-loop
