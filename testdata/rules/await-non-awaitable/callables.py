from collections.abc import Callable


async def run(func: Callable[..., None], read: Callable[[], int], made: Callable):
    await func()
    await read()  # what is declared is what a coroutine function gives in the end
    await made


def count() -> int:
    return 1


async def main():
    await count()  # want await-non-awaitable "'count()' returns int, which 'await' cannot take"
