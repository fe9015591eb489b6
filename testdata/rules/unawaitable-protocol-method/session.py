# A session whose methods are plain functions.
import asyncio


class Session:
    def __aenter__(self):  # want unawaitable-protocol-method "'async with' awaits what '__aenter__' returns, and"
        return self

    def __aexit__(self, exc_type, exc, tb):  # want unawaitable-protocol-method "None cannot be awaited"
        self.close()

    def close(self):
        self.closed = True


class Silent:
    def __aenter__(self):  # want unawaitable-protocol-method
        return None

    def __aexit__(self, *exc):  # want unawaitable-protocol-method
        pass


class Swallows:
    async def __aenter__(self):
        return self

    def __aexit__(self, exc_type, exc, tb):  # want unawaitable-protocol-method "'__aexit__'"
        return exc_type is ValueError


class Rows:
    def __init__(self):
        self.left = 3

    def __aiter__(self):
        return self

    def __anext__(self):  # want unawaitable-protocol-method "'async for' awaits what '__anext__' returns"
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return 42


class Bytes:
    def __aiter__(self):
        return self

    def __anext__(self):  # want unawaitable-protocol-method
        return [1, 2]


class TestSessions:
    def test_plain(self):
        class Plain:
            def __aenter__(self):
                return 1

            async def __aexit__(self, *exc): ...

        async def enter():
            async with Plain():
                pass

        with self.assertRaisesRegex(TypeError, "can't be used in 'async with'"):
            asyncio.run(enter())

    def test_working(self):
        class Plain:
            def __aenter__(self):  # want unawaitable-protocol-method
                return 1

            async def __aexit__(self, *exc): ...

        asyncio.run(Plain().__aexit__())
