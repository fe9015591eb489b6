# target: 3.9
from somewhere import connect


async def rows():
    async with connect() as c:
        yield c


async def first():
    async for row in rows():  # want unclosed-async-generator
        return row
