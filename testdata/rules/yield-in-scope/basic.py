# Generators that yield inside of a scope.
import asyncio
from contextlib import asynccontextmanager, contextmanager

import anyio
import trio
from somewhere import Depends, fixture


async def ticks():
    async with asyncio.timeout(1):
        yield 1  # want yield-in-scope "'yield' inside 'asyncio.timeout()': a timeout or cancel() cancels the code that iterates over 'ticks'"
        yield 2


async def children():
    async with asyncio.TaskGroup() as group:
        group.create_task(ticks.asend(None))
        for n in "ab":
            yield n  # want yield-in-scope "'yield' inside 'asyncio.TaskGroup()': a failing task cancels"


def plain():
    with trio.move_on_after(1):
        yield  # want yield-in-scope


class Rows:
    async def __aiter__(self):
        async with anyio.create_task_group() as group:
            value = yield group  # want yield-in-scope
            print(value)


async def before_and_behind():
    yield 1
    async with asyncio.timeout(1):
        await asyncio.sleep(0)
    yield 2


async def inner_function():
    async with asyncio.timeout(1):
        def rows():
            yield 1

        await asyncio.sleep(len(list(rows())))
    yield 2


@asynccontextmanager
async def manager():
    async with asyncio.timeout(1):
        yield


@contextmanager
def scope():
    with trio.CancelScope() as entered:
        yield entered


@fixture
async def group():
    async with anyio.create_task_group() as tg:
        yield tg


async def made_later():
    async with anyio.create_task_group() as tg:
        yield tg


async def dependency():
    async with anyio.create_task_group() as tg:
        yield tg


def route(tg=Depends(dependency)): ...


opened = asynccontextmanager(made_later)
