# async with on managers that are not asynchronous.
import asyncio
import contextlib
import threading
from contextlib import contextmanager, suppress
from somewhere import Base


class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *exc): ...


class Opaque(Base):
    def __enter__(self): ...

    def __exit__(self, *exc): ...


@contextmanager
def changed():
    yield


async def main():
    async with Timer() as t:  # want async-with-sync-manager "'Timer' is a plain context manager; 'async with' cannot enter it"
        print(t)
    async with open("x") as f:  # want async-with-sync-manager
        print(f)
    async with suppress(KeyError):  # want async-with-sync-manager
        pass
    async with changed():  # want async-with-sync-manager
        pass
    async with threading.Lock():  # want async-with-sync-manager
        pass
    async with asyncio.Lock(), open("x") as f:  # want async-with-sync-manager
        print(f)

    async with contextlib.nullcontext(), Opaque(), asyncio.Lock():
        pass
    with Timer(), changed():
        pass
