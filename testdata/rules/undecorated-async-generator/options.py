# option: safe-decorators = ["somewhere.streamed"]
from somewhere import streamed


@streamed(size=1)
async def rows():
    yield 1
