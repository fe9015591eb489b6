# With what lets event loops run inside each other.
import asyncio

import nest_asyncio

nest_asyncio.apply()


async def fetch(): ...


async def main():
    asyncio.run(fetch())
