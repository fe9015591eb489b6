# What is awaited for is declared to be an Awaitable, and no more.
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]


async def read(receive: Receive) -> bytes:
    message = receive()
    if message["type"] == "http.disconnect":  # want coroutine-attribute "'Awaitable' has no items: it must be awaited first"
        return b""
    return receive().get("body", b"")  # want coroutine-attribute "'Awaitable' has no attribute 'get': it must be awaited first"


async def right(receive: Receive, other: Awaitable[Any]) -> None:
    message = await receive()
    print(message["type"], message.get("body"))
    other.cancel()
    other.value
    other.close()
    pending = receive()
    pending.add_done_callback(print)


async def says_more_than_it_gives() -> Awaitable[list[int]]:
    return [1]


async def carelessly_declared():
    numbers = await says_more_than_it_gives()
    return numbers[0]
