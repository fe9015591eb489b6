import asyncio
import functools
import unittest
from unittest import mock

import django.test
from framework import Base, decorated, wrapped


class Unknown(Base):
    async def test_x(self): ...


class Mixed(Base, unittest.TestCase):
    async def test_x(self): ...


class Django(django.test.TestCase):
    async def setUp(self): ...
    async def test_x(self): ...


@wrapped
class Decorated(unittest.TestCase):
    async def test_x(self): ...


class Runs(unittest.TestCase):
    def _callTestMethod(self, method):
        asyncio.run(method())

    async def test_x(self): ...


class InheritsRunner(Runs):
    async def test_y(self): ...


def synchronous(function):
    @functools.wraps(function)
    def run(*args):
        return asyncio.run(function(*args))

    return run


class Methods(unittest.TestCase):
    @decorated
    async def test_x(self): ...

    @synchronous
    async def test_y(self): ...

    def test_z(self):
        async def test_inner(): ...

        asyncio.run(test_inner())

    async def test_again(self): ...

    def test_again(self): ...


class Plain:
    async def setUp(self): ...
    async def test_x(self): ...
