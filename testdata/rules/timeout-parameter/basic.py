# Parameters called timeout.
import asyncio
from typing import Protocol

from somewhere import Base, decorated


async def fetch(url, timeout=5):  # want timeout-parameter "'fetch' takes a timeout, which its callers could set with a scope around the call"
    await asyncio.sleep(timeout + 1)


async def rows(*, timeout: float):  # want timeout-parameter
    yield timeout


async def hands_on(client, timeout):
    async with asyncio.timeout(timeout):
        await client.get()


async def hands_on_by_keyword(client, timeout):
    await client.get(timeout=timeout)


def plain(timeout):
    return timeout


@decorated
async def somehow(timeout):
    return timeout


class Client:
    async def get(self, timeout):  # want timeout-parameter
        return timeout


class Special(Client):
    async def get(self, timeout):
        return timeout + 1


class Unknown(Base):
    async def get(self, timeout):
        return timeout


class Gets(Protocol):
    async def get(self, timeout): ...
