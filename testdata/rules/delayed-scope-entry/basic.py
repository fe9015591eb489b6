# Scopes that are made first and entered later.
import asyncio

import anyio
import trio


async def later(f):
    scope = anyio.move_on_after(5)
    await f()
    with scope:  # want delayed-scope-entry "the time of 'anyio.move_on_after()' runs since it was called, before it is entered here"
        await f()


async def at_once(f):
    scope = anyio.move_on_after(5)
    scope.shield = True
    with scope:
        await f()


async def counts_from_entry(f):
    one, two, three = anyio.fail_after(5), trio.move_on_after(5), asyncio.timeout(5)
    first = anyio.fail_after(5)
    second = trio.move_on_after(5)
    third = asyncio.timeout(5)
    fourth = anyio.CancelScope()
    await f(one, two, three)
    with first, second, fourth:
        async with third:
            await f()


async def made_again(f):
    scope = anyio.move_on_after(5)
    await f(scope)
    scope = anyio.move_on_after(5)
    with scope:
        await f()


async def elsewhere(f):
    scope = anyio.move_on_after(5)

    async def inner():
        await f()
        with scope:
            await f()

    await inner()
