# Servers that are context managers.
from contextlib import asynccontextmanager

import trio
from somewhere import serve_somehow


async def serve(port, *, task_status=trio.TASK_STATUS_IGNORED):
    await trio.sleep(port)
    task_status.started()
    await trio.sleep_forever()


async def watch():
    await trio.sleep_forever()


@asynccontextmanager
async def server():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve, 80, name="serve")  # want start-soon-in-aenter "'start_soon' does not wait until 'serve' has called 'task_status.started()', so the body may begin before"
        nursery.start_soon(watch)
        nursery.start_soon(serve_somehow)
        nursery.start_soon( trio.serve_tcp , watch, 80 )  # want start-soon-in-aenter "until 'serve_tcp' has called"
        yield
        nursery.start_soon(serve, 80)


class Server:
    def __init__(self, nursery):
        self.nursery = nursery

    async def serve(self, task_status):
        task_status.started()
        await trio.sleep_forever()

    async def __aenter__(self):
        self.nursery.start_soon(self.serve)  # want start-soon-in-aenter
        await self.nursery.start(self.serve)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self.nursery.start_soon(self.serve)


async def main():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(serve, 80)
        nursery.start_soon(watch)
