# Loops over asynchronous generators that are left early.
from contextlib import aclosing
from somewhere import connect, log


async def rows(n=1):
    c = await connect()
    try:
        yield n
    finally:
        await c.close()


async def pages():
    async with connect() as c:
        async for page in c:
            yield page


async def numbers():
    yield 1
    yield 2


async def first():
    async for row in rows(2):  # want unclosed-async-generator "'return' here leaves 'rows()' open: what it has to clean up runs at some later time"
        # the first one
        if row:
            return row  # found
    # none


async def search(items):
    found = None
    async for page in pages():  # want unclosed-async-generator "'break' here leaves 'pages()' open"
        for line in page:
            if line == items:
                break
        if page:
            found = page
            break
    else:
        log("none")
    return found


# What is right, or has nothing to clean up.
async def closed():
    async with aclosing(rows()) as items:
        async for row in items:
            return row


async def to_the_end():
    async for page in pages():
        for line in page:
            if line:
                break


async def nothing_to_clean():
    async for n in numbers():
        return n


async def kept():
    it = rows()
    async for row in it:
        break
    await it.aclose()


async def test_rows():
    async for row in rows():
        break
