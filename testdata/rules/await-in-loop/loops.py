# Loops that do nothing but await.
import asyncio

from somewhere import download, stream


async def fetch(url, *, n=1):
    return url


async def main(urls):
    pages = [await fetch(url) for url in urls]  # want await-in-loop "each 'fetch()' waits until the one before has ended"
    for url in urls:
        await fetch(url, n=2)  # want await-in-loop
    for i, url in enumerate(urls): await download(i, url)  # want await-in-loop
    for url in urls:
        pages.append(await download(url))  # want await-in-loop
    for url in urls:
        # One by one.
        await fetch(url)  # want await-in-loop
    print([await fetch(url) for url in ("a", "b")][0])  # want await-in-loop
    print([await fetch(url) for url in (pages if urls else [])])  # want await-in-loop

    # Not independent, or more than that.
    for url in urls:
        await pages.send_text(url)
    for _ in range(3):
        await fetch("/")
    for url in urls:
        page = await fetch(url)
        if page:
            break
    for second in (1, 2):
        await asyncio.sleep(second)
    tasks = [asyncio.create_task(fetch(u)) for u in urls]
    for task in tasks:
        await task
    async for item in stream():
        await fetch(item)
    return [await fetch(url) async for url in stream()], [await fetch(u) for u in urls if u]
