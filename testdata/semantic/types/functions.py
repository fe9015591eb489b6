import asyncio
import contextlib
from contextlib import asynccontextmanager


async def fetch():
    return b"x"


async def rows():
    yield 1


def numbers():
    yield 1


def plain():
    return [1]


@asynccontextmanager
async def session():
    yield Session()


@contextlib.contextmanager
def opened():
    yield 1


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    def close(self):
        return None

    async def get(self):
        return Session()


reveal(fetch)  # type: function 'fetch'
reveal(fetch())  # type: coroutine of 'fetch()'
reveal(rows())  # type: async generator of 'rows()'
reveal(numbers())  # type: generator of 'numbers()'
reveal(plain())  # type: list
reveal(session())  # type: async context manager of 'session()'
reveal(opened())  # type: context manager of 'opened()'
reveal(Session)  # type: class 'Session'
reveal(Session())  # type: 'Session'
reveal(Session().get)  # type: method 'get'
reveal(Session().get())  # type: coroutine of 'get()'
reveal(Session().close())  # type: None
reveal(unknown)  # type: ?
reveal(lambda: 1)  # type: lambda
reveal((lambda: fetch())())  # type: coroutine of 'fetch()'
reveal(asyncio.run)  # name: asyncio.run
reveal(asynccontextmanager)  # name: contextlib.asynccontextmanager
reveal(list)  # name: builtins.list


async def main():
    reveal(await fetch())  # type: bytes
    reveal(await Session().get())  # type: 'Session'
    s = Session()
    reveal(s)  # type: 'Session'
    async with s as t:
        reveal(t)  # type: 'Session'
    async with session() as u:
        reveal(u)  # type: 'Session'
    async for row in rows():
        reveal(row)  # type: int
    for n in numbers():
        reveal(n)  # type: int
    async with asyncio.Lock() as lock:
        reveal(lock)  # type: None
    reveal(asyncio.Lock())  # type: 'Lock'
    task = asyncio.create_task(fetch())
    reveal(task)  # type: 'Task'
    reveal(await task)  # type: bytes
    reveal(asyncio.gather(fetch(), fetch()))  # type: 'Future'
    reveal(await asyncio.wait_for(fetch(), 1))  # type: bytes
    x = None
    while True:
        if x is None:
            x = Session()
        reveal(x)  # type: 'Session'
