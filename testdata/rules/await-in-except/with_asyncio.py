# asyncio raises cancellation once.
import asyncio


async def raises(log):
    try:
        await asyncio.sleep(1)
    except OSError:
        await log.write("failed")
        raise
