# What the standard library takes for text, bytes, numbers and paths.
import asyncio
import base64
import datetime
import hashlib
import io
import math
import os
import random
import re
import struct
from pathlib import Path


async def text() -> str:
    return "a"


async def data() -> bytes:
    return b"a"


async def number() -> int:
    return 1


async def main(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, folder: Path):
    "a b".split(text())  # want coroutine-in-place-of-result "coroutine of 'text()' is passed as 'sep' where str or None is declared"
    "a".startswith(text())  # want coroutine-in-place-of-result
    b"a".replace(b"a", data())  # want coroutine-in-place-of-result
    re.match("a", text())  # want coroutine-in-place-of-result
    re.compile("a").sub("b", text())  # want coroutine-in-place-of-result
    math.sqrt(number())  # want coroutine-in-place-of-result
    random.randint(1, number())  # want coroutine-in-place-of-result
    datetime.timedelta(seconds=number())  # want coroutine-in-place-of-result
    struct.unpack("!I", reader.readexactly(4))  # want coroutine-in-place-of-result
    struct.Struct("!I").unpack(reader.readexactly(4))  # want coroutine-in-place-of-result
    base64.b64encode(data())  # want coroutine-in-place-of-result
    hashlib.sha256(data())  # want coroutine-in-place-of-result
    io.BytesIO(data())  # want coroutine-in-place-of-result
    bytes(data())  # want coroutine-in-place-of-result "coroutine of 'data()' is no value for 'bytes()': it must be awaited first"
    writer.write(data())  # want coroutine-in-place-of-result
    await reader.readexactly(number())  # want coroutine-in-place-of-result
    await asyncio.sleep(number())  # want coroutine-in-place-of-result
    await asyncio.wait_for(data(), number())  # want coroutine-in-place-of-result "coroutine of 'number()' is passed as 'timeout' where float or None is declared"
    os.path.join("a", text())  # want coroutine-in-place-of-result
    Path(text())  # want coroutine-in-place-of-result
    Path("a").joinpath("b", text())  # want coroutine-in-place-of-result
    print(folder / text())  # want coroutine-in-place-of-result "coroutine of 'text()' is an operand in place of its result"
    print(datetime.datetime.now() - number())  # want coroutine-in-place-of-result
    [data()].index(data())
    {"a": 1}.get(text())
    "a".replace(await text(), "b")


async def chosen(flag: bool, known: int):
    take(number() if flag else None)  # want coroutine-in-place-of-result "coroutine of 'number()' is passed as 'value' where int or None is declared"
    take(known or number())  # want coroutine-in-place-of-result
    take(1 if flag else (2 if known else number()))  # want coroutine-in-place-of-result
    wait(number() if flag else None)
    value: int = number() if flag else 1  # want coroutine-in-place-of-result
    print(value)
    return_one(await number() if flag else None)


async def return_chosen(flag: bool) -> int:
    return number() if flag else 1  # want coroutine-in-place-of-result "coroutine of 'number()' is returned where int is declared"


def take(value: "int | None"): ...


def return_one(value): ...


def wait(what: "asyncio.Future | None"): ...
