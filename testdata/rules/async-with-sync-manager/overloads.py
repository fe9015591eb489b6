from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import overload


class Agent:
    @overload
    def iter(self, x: int) -> AbstractAsyncContextManager[int]: ...
    @overload
    def iter(self, x: str) -> AbstractAsyncContextManager[str]: ...
    @asynccontextmanager
    async def iter(self, x):
        yield x

    @overload
    @asynccontextmanager
    def stream(self, x: int) -> AsyncIterator[int]: ...
    @overload
    @asynccontextmanager
    def stream(self, x: str) -> AsyncIterator[str]: ...
    @asynccontextmanager
    async def stream(self, x):
        yield x

    async def run(self, x):
        async with self.iter(x) as run, self.stream(x) as stream:
            return run, stream
