"""Managers that can be entered plainly where no event loop runs."""
import asyncio


class Client:
    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def __enter__(self):
        loop = self.loop
        if loop.is_running():
            raise RuntimeError("use async with")
        return loop.run_until_complete(self.__aenter__())

    def __exit__(self, *exc_info):
        return self.loop.run_until_complete(self.__aexit__(*exc_info))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        pass


class Base:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        pass


class _BaseRequest(Base):
    async def __aexit__(self, *exc_info):
        pass


async def main(base: Base, request: _BaseRequest):
    with Client() as client:  # want sync-with "'__enter__' of 'Client' raises while an event loop runs"
        print(client)
    async with Client() as client:
        print(client)
    with request:  # want sync-with "'_BaseRequest' is an asynchronous context manager"
        pass
    with base:
        pass


def plain():
    with Client() as client:
        print(client)
