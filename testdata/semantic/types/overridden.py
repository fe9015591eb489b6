# Methods of which a subclass in sight, or a test, makes something else.
import asyncio
import inspect

from client import Response, request


class Custom(Response):
    def read(self, decode=False):
        return "customized"

    async def json(self):
        return {}


async def main(response: Response):
    reveal((await request()).read())  # type: str or coroutine of 'read()'
    reveal(response.read())  # type: str or coroutine of 'read()'
    reveal(response.json())  # type: coroutine of 'json()'
    reveal(response.close())  # type: coroutine of 'close()'
    reveal(Response().read())  # type: coroutine of 'read()'


class Client:
    async def start(self):
        return self

    def stop(self):
        return 1

    def run(self):
        if inspect.iscoroutinefunction(self.start):
            reveal(self.start())  # type: coroutine of 'start()'
        else:
            reveal(self.start())  # type: ?
        if not asyncio.iscoroutinefunction(self.stop):
            reveal(self.stop())  # type: int
        else:
            reveal(self.stop())  # type: ?
        if looks_good(self.start):
            reveal(self.start())  # type: ?
        reveal(self.start())  # type: coroutine of 'start()'


async def task(): ...


def plain(): ...


if inspect.iscoroutinefunction(plain):
    reveal(plain())  # type: ?
if asyncio.iscoroutinefunction(task):
    reveal(task())  # type: coroutine of 'task()'
-- client.py --
class Response:
    async def read(self): ...

    async def json(self): ...

    async def close(self): ...


async def request() -> Response: ...
