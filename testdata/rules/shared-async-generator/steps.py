# Asynchronous generators that several tasks advance.
import asyncio

from somewhere import unseen


async def rows():
    for n in range(3):
        await asyncio.sleep(0)
        yield n


async def work(items, name):
    async for item in items:
        print(name, item)


async def first_two():
    it = rows()
    return await asyncio.gather(anext(it), anext(it))  # want shared-async-generator "'it' is advanced twice at a time, which an asynchronous generator does not allow"


async def sent():
    it = rows()
    a, b = await asyncio.gather(  # two
        it.asend(None),
        it.asend(None),  # want shared-async-generator
    )
    return a, b


async def workers():
    jobs = rows()
    await asyncio.gather(work(jobs, "a"), asyncio.sleep(0), work(jobs, name="b"))  # want shared-async-generator


async def many():
    jobs = rows()
    await asyncio.gather(*[work(jobs, n) for n in "abc"])  # want shared-async-generator "advanced several times at a time"
    await asyncio.gather(*(anext(jobs) for _ in range(3)))  # want shared-async-generator


# One generator each, or one after the other.
async def apart(given):
    a, b = rows(), rows()
    await asyncio.gather(anext(a), anext(b))
    await asyncio.gather(*(work(jobs, "x") for jobs in (rows(), rows())))
    await asyncio.gather(work(rows(), "a"), work(rows(), "b"))
    await asyncio.gather(anext(given), anext(given))
    await asyncio.gather(anext(a), asyncio.sleep(1))
    await anext(a)
    await anext(a)
    await asyncio.gather(unseen(a), unseen(a))
