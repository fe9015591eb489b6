# Coroutines where more than a class is declared, and where they are compared or searched.
import asyncio
from collections.abc import AsyncIterable, Awaitable, Iterable, Mapping
from typing import Any, Optional, Union


async def body():
    await asyncio.sleep(0)
    return b"x"


def stream(content: Union[Iterable[bytes], AsyncIterable[bytes]]): ...


def headers(values: Optional[Mapping[str, str]] = None, names: list[str] | None = None): ...


def either(content: Union[bytes, Awaitable[bytes]]): ...


def anything(content: object, other: Optional[Any] = None): ...


async def main():
    stream(body())  # want coroutine-in-place-of-result "coroutine of 'body()' is passed as 'content' where 'Iterable' or 'AsyncIterable' is declared"
    headers(body())  # want coroutine-in-place-of-result
    headers(names=body())  # want coroutine-in-place-of-result "coroutine of 'body()' is passed as 'names' where list or None is declared"


async def compared():
    size = body()
    if size > 3:  # want coroutine-in-place-of-result "coroutine of 'body()' is an operand in place of its result"
        pass


async def compared_future():
    size = asyncio.ensure_future(body())
    return 3 <= size  # want coroutine-in-place-of-result "'Future' is an operand in place of its result"


async def searched():
    names = body()
    return "x" in names  # want coroutine-in-place-of-result "coroutine of 'body()' is searched in place of its result"


async def written(file):
    with open("x", "w") as opened:
        opened.write(body())  # want coroutine-in-place-of-result "coroutine of 'body()' is no value for 'opened.write()'"
    file.write(body())


async def right(unknown):
    either(body())
    anything(body(), body())
    size = body()
    names = [size]
    return size in names, size is unknown, size == unknown, size > unknown, await size
