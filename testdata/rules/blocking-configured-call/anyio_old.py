# target: 3.8
# option: calls = {"legacy.*": ""}
import anyio
import legacy


async def run(url):
    legacy.get(url, timeout=3)  # want blocking-configured-call
    if legacy.get (url):  # want blocking-configured-call
        await anyio.sleep(1)
    return {legacy.get(u): legacy.get( u ) for u in url}  # want blocking-configured-call "" blocking-configured-call ""
