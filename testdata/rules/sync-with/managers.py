# Plain with on managers that are only asynchronous.
import asyncio
import contextlib
from contextlib import asynccontextmanager
from somewhere import Base, unseen


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb): ...


class Pool(Session):
    """Inherits both methods."""


class Both(Session):
    def __enter__(self):
        raise TypeError("use async with")

    def __exit__(self, *exc): ...


class Opaque(Base):
    async def __aenter__(self): ...

    async def __aexit__(self, *exc): ...


@asynccontextmanager
async def connection():
    yield 1


async def main(lock: asyncio.Lock, given):
    with Session() as session:  # want sync-with "'Session' is an asynchronous context manager; plain 'with' cannot enter it"
        print(session)
    with Pool():  # want sync-with
        pass
    with connection() as c:  # want sync-with
        print(c)
    with lock:  # want sync-with
        pass
    with asyncio.timeout(1):  # want sync-with
        pass
    with contextlib.AsyncExitStack() as stack:  # want sync-with
        print(stack)
    with Session() as a, open("x") as f:  # want sync-with
        print(a, f)
    with (
        Session() as s,  # want sync-with
    ):  # a comment
        print(s)

    async with Session(), Pool(), connection(), lock:
        pass
    with Both(), Opaque(), given, unseen(), open("x"):  # want sync-with "'Both'"
        pass


def plain():
    with Session():  # want sync-with
        pass
