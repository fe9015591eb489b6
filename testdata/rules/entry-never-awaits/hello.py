# Objects that are awaited to be ready, and entered.
import asyncio


class Hello:
    def __await__(self):
        async def closure():
            self.ready = True
            return self

        return closure().__await__()

    async def __aenter__(self):  # want entry-never-awaits "'await Hello(…)' prepares the object, but 'async with' enters it without awaiting it"
        """Enters."""
        print("enter")
        return self

    async def __aexit__(self, *exc):
        print("exit")


class Helper:
    def __await__(self):
        return self._prepare().__await__()

    async def _prepare(self):
        self.ready = True
        return self

    async def __aenter__(self):  # want entry-never-awaits
        # at once
        return self

    async def __aexit__(self, *exc):
        pass


class Generator:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self

    async def __aenter__(self): return self  # want entry-never-awaits

    async def __aexit__(self, *exc): pass


class AwaitsItself:
    def __await__(self):
        async def closure():
            return self

        return closure().__await__()

    async def __aenter__(self):
        await self
        return self

    async def __aexit__(self, *exc):
        pass


class ReturnsAwaited:
    def __await__(self):
        return self._open().__await__()

    async def _open(self):
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *exc):
        pass


class SharesWork:
    def __await__(self):
        return self._open().__await__()

    async def _open(self):
        return self

    async def __aenter__(self):
        await self._open()
        return self

    async def __aexit__(self, *exc):
        pass


class AwaitingEnters:
    def __await__(self):
        async def closure():
            await self.__aenter__()
            return self

        return closure().__await__()

    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *exc):
        pass


class WaitsForResult:
    def __init__(self):
        self.done = asyncio.Event()

    def __await__(self):
        return self.done.wait().__await__()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Inherits(AwaitsItself):
    def __await__(self):
        async def closure():
            return self

        return closure().__await__()

    async def __aenter__(self):
        await super().__aenter__()
        return self


class Pipeline:
    def __await__(self):
        return self._itself().__await__()

    async def _itself(self):
        """Nothing needs to be prepared."""
        return self

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass
