# What a test wants to see fail, and what is tried because it may fail.
import asyncio
from contextlib import suppress
from unittest import TestCase

import pytest
from pytest import raises

DEBUG = False
SYNC: bool = True


def load():
    return 1


async def check(client, value):
    with pytest.raises(TypeError):
        await load()
    with (
        open("log") as log,
        raises(TypeError, match="await"),
    ):
        await asyncio.Lock()
        log.close()
    with suppress(TypeError):
        await load()
    with suppress(*value):
        await load()
    with suppress(KeyError):
        await load()  # want await-non-awaitable
    with suppress(KeyError, Exception):
        await load()
    try:
        await load()
    except (ValueError, TypeError):
        load()
    try:
        await load()  # want await-non-awaitable
    except ValueError:
        pass
    with open("log"):
        await load()  # want await-non-awaitable
    if DEBUG:
        await load()
    else:
        await load()  # want await-non-awaitable
    if not SYNC:
        await load()
    return (await load()) if DEBUG else load()


class Tests(TestCase):
    def test_local(self):
        async def bad():
            await 1

        async def good():
            await 1  # want await-non-awaitable

        with self.assertRaisesRegex(TypeError, "int"):
            asyncio.run(bad())
        asyncio.run(good())

    def test_handed(self):
        async def bad():
            await []

        self.assertRaises(TypeError, asyncio.run, bad())


async def caught():
    try:
        pass
    except TypeError:
        await load()  # want await-non-awaitable
