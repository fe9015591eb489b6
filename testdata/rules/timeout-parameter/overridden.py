# Parameters that others have chosen, and those that a scope gets.
import asyncio
from typing import override

import trio
from somewhere import Base, fetch


class Client(Base):
    @override
    async def get(self, url, timeout):
        return await fetch(url), timeout


async def in_a_scope(url, timeout):
    with trio.fail_after(timeout):
        return await fetch(url)


async def at_a_time(url, timeout):
    async with asyncio.timeout_at(timeout):
        return await fetch(url)


async def waits(url, timeout):
    return await asyncio.wait_for(fetch(url), timeout)
