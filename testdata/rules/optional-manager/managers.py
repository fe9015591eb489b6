# Managers that may be None.
import asyncio
from contextlib import asynccontextmanager
from typing import Optional
from somewhere import connect


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


def session(open) -> Session | None:
    return Session() if open else None


async def called():
    async with session(True):  # want optional-manager "'session()' may be None here, which 'async with' cannot enter"
        print("open")


async def bound():
    async with session(True) as s:  # want optional-manager
        print(s)


async def given(lock: Optional[asyncio.Lock] = None):
    async with lock:  # want optional-manager "'lock' may be None here"
        print("locked")


async def assigned(open):
    s = None
    if open:
        s = Session()
    async with s:  # want optional-manager
        print("open")


# What is right, or may be.
async def asked(lock: asyncio.Lock | None):
    if lock is None:
        return
    await connect()
    async with lock:
        print("locked")


async def made(lock: asyncio.Lock | None = None):
    lock = lock or asyncio.Lock()
    async with lock:
        print("locked")


class Holder:
    def __init__(self, lock: asyncio.Lock | None):
        self.lock = lock

    async def use(self):
        async with self.lock:
            print("locked")


shared: asyncio.Lock | None = None


async def use_shared():
    async with shared:
        print("locked")


async def unknown():
    async with connect():
        print("open")


# What the function gives is up to what it gets.
def counted(function=None):
    manager = Session()
    if function is None:
        return manager

    async def run():
        async with manager:
            function()

    return run()


def measured(function=None):
    manager = Session()
    if function is None:
        return manager
    function()


async def found(name):
    if name:
        return Session()


async def use_measured():
    async with measured():
        print("measured")
    manager = measured()
    async with manager:
        print("measured")
    async with counted():
        print("counted")


async def use_found():
    manager = await found("one")
    async with manager:
        print("found")
