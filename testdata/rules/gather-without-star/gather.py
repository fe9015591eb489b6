# gather of an iterable.
import asyncio
from asyncio import gather


async def fetch(url): ...


async def rows():
    yield "a"


def all_of(urls):
    for url in urls:
        yield fetch(url)


async def main(urls, given):
    await gather([fetch("a"), fetch("b")])  # want gather-without-star "'gather' takes awaitables one by one, not a list"
    await gather(fetch(url) for url in urls)  # want gather-without-star "not a generator"
    await gather((fetch(url) for url in urls), return_exceptions=True)  # want gather-without-star ignored-exceptions
    await asyncio.gather([fetch(url) for url in urls], return_exceptions=True)  # want gather-without-star ignored-exceptions
    await asyncio.gather({fetch(url) for url in urls})  # want gather-without-star "not a set"
    await asyncio.gather(fetch(url) async for url in rows())  # want gather-without-star "not an asynchronous generator"
    await asyncio.gather(await fetch(url) for url in urls)  # want gather-without-star
    tasks = [asyncio.create_task(fetch(url)) for url in urls]
    await gather(tasks)  # want gather-without-star
    await gather(all_of(urls))  # want gather-without-star
    await gather(
        # all of them
        (fetch("c"), fetch("d")),  # want gather-without-star
    )
    await gather(*tasks)
    await gather(*[fetch(url) for url in urls])
    await gather(given)
    await gather(fetch("e"), given)
    try:
        await gather(tasks)
    except TypeError:
        pass
