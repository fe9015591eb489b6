# Coroutines that are dropped where an exception is expected: calling a coroutine function
# raises none of those of its body.
import asyncio
import unittest
from contextlib import suppress
from unittest import mock

import pytest


class NotFound(Exception): ...


async def fetch(name="", **more): ...


def parse(text): ...


async def test_raises(client):
    with pytest.raises(NotFound):
        fetch("a", key=[1])  # want never-awaited
    with pytest.raises((NotFound, KeyError)):
        fetch(client.url)  # want never-awaited
    with pytest.raises(TimeoutError):
        asyncio.wait_for(fetch("a"), 1)  # want never-awaited
    with pytest.raises(TypeError):
        fetch(1, 2, 3)
    with pytest.raises((NotFound, TypeError)):
        fetch()
    with pytest.raises(Exception):
        fetch()
    with pytest.raises(client.expected()):
        fetch()
    with pytest.raises(NotFound):
        fetch(parse("a"))
    with pytest.raises(NotFound):
        parse("a")
        fetch("a")
    with pytest.warns(RuntimeWarning):
        fetch()
    with pytest.raises(pytest.PytestUnraisableExceptionWarning):
        fetch()
    with pytest.warns(RuntimeWarning), pytest.raises(NotFound):
        fetch()


async def close():
    with suppress(Exception):
        fetch()  # want never-awaited
    with suppress(NotFound):
        parse("a")
        fetch()  # want never-awaited
    with suppress(RuntimeWarning):
        fetch()


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        mock.patch("asyncio.sleep").start()

    async def test_raises(self):
        with self.assertRaises(NotFound):
            fetch()  # want never-awaited
        with mock.patch("asyncio.wait_for"):
            asyncio.wait_for(fetch(), 1)

    async def test_others_mocks(self):
        asyncio.wait_for(fetch(), 1)  # want never-awaited
        asyncio.sleep(1)
