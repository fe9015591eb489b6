# Cells of a notebook, in which a loop runs.
import asyncio


async def fetch(): ...


task = asyncio.create_task(fetch())
await task  # want await-outside-async
