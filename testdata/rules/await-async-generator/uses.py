# await of asynchronous generators.
async def rows():
    yield 1


async def main():
    async for row in await rows():  # want await-async-generator "'await' cannot take async generator of 'rows()'"
        print(row)
    await rows()  # want await-async-generator
    found = await rows()  # want await-async-generator
    async for row in rows():
        print(row)
    return found, await anext(rows())
