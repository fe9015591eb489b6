from collections.abc import Callable
from dataclasses import dataclass


async def run(func: Callable[..., None], read: Callable[[], int], made: Callable):
    await func()
    await read()  # what is declared is what a coroutine function gives in the end
    await made


@dataclass
class Options:
    accepts: Callable[[str], bool] | None = None


class Server:
    def __init__(self, options: Options, log: Callable[[str], int] | Callable[[str], str]):
        self.accepts = options.accepts
        self.options = options
        self.log = log

    async def handle(self, request: str):
        await self.log(request)
        if self.accepts:
            return await self.accepts(request)
        return await self.options.accepts(request)


def count() -> int:
    return 1


async def main():
    await count()  # want await-non-awaitable "'count()' returns int, which 'await' cannot take"
