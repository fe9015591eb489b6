# Cleanups of tests.
import unittest


async def close(): ...


class Plain(unittest.TestCase):
    def test_it(self):
        self.addCleanup(close)  # want async-callback


class Asynchronous(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        self.addCleanup(close)
        self.addAsyncCleanup(close)
