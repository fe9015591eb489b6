# target: 3.8
import asyncio
import sys

if sys.version_info >= (3, 11):
    from asyncio import timeout
else:
    from async_timeout import timeout


async def main():
    async with timeout(1), asyncio.timeout(2):
        pass
