# Results that nobody looks at.
import asyncio


async def fetch(url): ...


async def main(urls):
    await asyncio.gather(*map(fetch, urls), return_exceptions=True)  # want ignored-exceptions "'return_exceptions' hands exceptions over as results, and nobody looks at the results"
    await asyncio.gather(
        fetch("a"),
        # and another
        fetch("b"),
        return_exceptions=True,  # want ignored-exceptions
    )
    results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    await asyncio.gather(*map(fetch, urls), return_exceptions=False)
    try:
        await asyncio.gather(*map(fetch, urls))
    finally:
        await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    return results


async def close_all(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)


async def end(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def ask(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]


async def test_all(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)


async def reject(tasks, error):
    for task in tasks:
        task.throw(error)
    await asyncio.gather(*tasks, return_exceptions=True)
