# Asynchronous generators and context managers that are made and dropped.
import pytest
from contextlib import asynccontextmanager
from somewhere import job


async def migrate():
    yield 1


@asynccontextmanager
async def locked():
    yield


@job
async def registered():
    yield


async def main(ready):
    migrate()  # want dropped-async-generator "async generator of 'migrate()' is dropped"
    ready and migrate()  # want dropped-async-generator
    registered()
    async for _ in migrate():
        pass
    async with locked():
        pass
    with pytest.raises(TypeError):
        migrate(1)
    locked()  # want dropped-async-generator "until it is entered"
    return migrate()
