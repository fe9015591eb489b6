from collections.abc import Callable


async def run(func: Callable[..., None], read: Callable[[], int]):
    await func()
    await read()  # want await-non-awaitable "'__call__()' returns int, which 'await' cannot take"
