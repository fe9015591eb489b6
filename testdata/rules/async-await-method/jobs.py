# __await__ must return an iterator; a coroutine is none.
import asyncio
from typing import Protocol
from somewhere import decorate


class Job:
    # waits, and gives the job
    async def __await__(self):  # want async-await-method "this 'async def' returns a coroutine"
        """Waits for the job."""
        await asyncio.sleep(0)
        return self  # itself


class Taken:
    _wait = 1

    def start(self):
        return self._wait

    async def __await__(self):  # want async-await-method
        return 1


class Yields:
    async def __await__(self):  # want async-await-method "an asynchronous generator"
        yield


class Right:
    def __await__(self):
        return self.run().__await__()

    async def run(self):
        return 1


class Declares(Protocol):
    async def __await__(self): ...


class Decorated:
    @decorate
    async def __await__(self):
        return 1
