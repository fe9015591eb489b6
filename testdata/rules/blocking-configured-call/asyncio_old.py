# target: 3.8
# option: calls = {"legacy.*": ""}
import asyncio
import legacy


async def run(url):
    legacy.get(url)  # want blocking-configured-call
    await asyncio.sleep(1)
