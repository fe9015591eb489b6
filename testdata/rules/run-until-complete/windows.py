# A program that chooses its event loop.
import asyncio
import sys


async def main(): ...


if sys.platform == "win32":
    asyncio.set_event_loop(asyncio.ProactorEventLoop())
loop = asyncio.get_event_loop()
loop.run_until_complete(main())
