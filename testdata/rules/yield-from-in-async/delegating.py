# What is delegated to decides how to write it.
import asyncio
from library import anything


async def letters():
    yield "a"


async def all_letters():
    yield "b"
    yield from letters()  # want yield-from-in-async "'yield from' in 'all_letters', which is defined by 'async def'"


async def numbers():
    yield  from  [1, 2]  # want yield-from-in-async "'yield from' in 'numbers'"


async def old_coroutine():
    yield from asyncio.sleep(1)  # want yield-from-in-async "'yield from' in 'old_coroutine'"


async def value():
    result = yield from asyncio.sleep(1, "x")  # want yield-from-in-async "'yield from' in 'value'"
    print(result)


async def unknown():
    yield from anything()  # want yield-from-in-async


async def innocent():
    def inner():
        yield from [1]

    delegate = lambda: (yield from inner())
    yield inner, delegate


def plain():
    yield from [1]
