# Comments for other tools, of which only those tools know whether they are of use.
import asyncio

ready = False


async def wait():
    while not ready:  # noqa: ASYNC110
        await asyncio.sleep(1)


async def poll(client):
    while not client.ready():  # noqa: ASYNC110
        await asyncio.sleep(1)
