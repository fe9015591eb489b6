import asyncio
from typing import NamedTuple


class Meta(NamedTuple):
    offset: int


class Sent(asyncio.Future):
    partition: int


async def send() -> asyncio.Future[Meta]: ...


async def main(future: asyncio.Future[Meta], other: asyncio.Future):
    sent = await send()
    print(sent.offset)  # want coroutine-attribute "'Future' has no attribute 'offset': it must be awaited first"
    print((await sent).offset)
    print(future.offset)  # want coroutine-attribute
    print(future.partition, other.offset, future.done())
