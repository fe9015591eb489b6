import asyncio
from functools import wraps


def plain(function):
    @wraps(function)
    def run(*args):
        return asyncio.run(function(*args))

    return run


@plain
async def lambda_handler(event, context): ...


async def handler(event, context): ...


class Functions:
    async def lambda_handler(self, event): ...


def make():
    async def lambda_handler(event, context): ...

    return lambda_handler
