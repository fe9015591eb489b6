import asyncio
import unittest


class Tests(unittest.TestCase):  # the tests
    async def setUp(self):  # want test-never-awaited "'setUp' is never awaited: a test case only calls it"
        self.x = 1

    async def test_x(self):  # want test-never-awaited "'test_x' is never awaited, so it passes whatever it does: 'TestCase' only calls its tests"
        self.assertEqual(self.x, 2)

    async def asyncTearDown(self):  # want test-never-awaited "'asyncTearDown' is never called: 'TestCase' does not know it"
        del self.x

    def test_plain(self):
        asyncio.run(self.helper())

    async def helper(self): ...

    @classmethod
    async def setUpClass(cls):  # want test-never-awaited "'setUpClass' is never awaited"
        cls.y = 1


class Isolated(unittest.IsolatedAsyncioTestCase):
    async def setUp(self):  # want test-never-awaited
        self.x = 1

    async def tearDown(self):  # want test-never-awaited
        del self.x

    async def asyncTearDown(self): ...

    async def test_x(self):
        self.assertEqual(self.x, 1)


class Derived(Tests):
    async def test_more(self):  # want test-never-awaited
        await asyncio.sleep(0)
