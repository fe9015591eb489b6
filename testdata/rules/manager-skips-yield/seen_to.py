"""What an attribute of an object holds may have been seen to."""
from contextlib import asynccontextmanager


class Client:
    http = None

    async def ensure(self):
        self.http = object()

    @asynccontextmanager
    async def request(self):
        await self.ensure()
        if self.http is not None:
            yield self.http

    @asynccontextmanager
    async def other(self):
        if self.http is not None:  # want manager-skips-yield
            yield self.http
        await self.ensure()

    @asynccontextmanager
    async def another(self, log):
        log.clear()
        if self.http:  # want manager-skips-yield
            yield self.http
