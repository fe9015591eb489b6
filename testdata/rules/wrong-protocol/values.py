# Statements on values of other protocols.
import asyncio
import threading
from dataclasses import dataclass
from somewhere import Base, given


async def load():
    return ["one", "two"]


async def connect():
    return threading.Lock()


@dataclass
class Job:
    name: str


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details): ...


class Ready:
    def __await__(self):
        yield


class Feed:
    async def __aiter__(self):
        yield 1


class Opaque(Base): ...


class Half:
    async def __aenter__(self):  # want missing-protocol-twin
        return self


async def main(job: Job, anything, queue: asyncio.Queue):
    async with Job("a"):  # want wrong-protocol "'async with' cannot enter 'Job': it has no '__aenter__'"
        pass
    async for item in queue:  # want wrong-protocol "'async for' cannot iterate 'Queue': it has no '__aiter__'"
        print(item)
    for item in queue:  # want wrong-protocol "'for' cannot iterate 'Queue': it has no '__iter__'"
        print(item)
    async for item in 17:  # want wrong-protocol
        print(item)
    print([item async for item in Session()])  # want wrong-protocol
    for item in Session():  # want wrong-protocol "'for' cannot iterate 'Session': it has no '__iter__'"
        print(item)
    with Feed():  # want wrong-protocol "'with' cannot enter 'Feed': it has no '__enter__'"
        pass
    async with Feed() as feed:  # want wrong-protocol
        print(feed)
    with Ready():  # want wrong-protocol "'with' cannot enter 'Ready': it must be awaited first"
        pass
    async with "text" as text:  # want wrong-protocol
        print(text)


async def tasks():
    task = asyncio.create_task(load())
    for row in task:  # want wrong-protocol "'for' cannot iterate 'Task': it must be awaited first"
        print(row)
    async for row in  task :  # a comment  # want wrong-protocol
        print(row)
    lock = asyncio.ensure_future(connect())
    with lock:  # want wrong-protocol
        print("locked")
    async with (lock): # want wrong-protocol
        print("locked")
    print([row for row in asyncio.gather(load())])  # want wrong-protocol


async def known(job: Job, anything):
    for letter in "text":
        print(letter)
    with Job("a"):
        pass
    for row in await asyncio.create_task(load()):
        print(row)
    try:
        async with Job("b"):
            pass
    except TypeError:
        print("no manager")


async def unknown(anything):
    async with Opaque():
        pass
    async for item in given:
        print(item)
    async with anything:
        pass
    async with Half():
        pass
