# What waits for several, for which nobody waits.
import asyncio


async def fetch(url): ...


async def main(urls, group):
    asyncio.gather(fetch("a"), fetch("b"))  # want dropped-task "nobody waits for what 'gather()' gives: it may be collected before it is done, and its exception is lost"
    asyncio.gather(*[fetch(url) for url in urls if url])  # want dropped-task
    asyncio.gather(*(fetch(group) for group in urls))  # want dropped-task
    asyncio.shield(fetch("c"))  # want dropped-task "what 'shield()' gives"
    asyncio.gather(*urls)  # want dropped-task
    await asyncio.gather(*urls)
    await asyncio.shield(fetch("d"))


def start(urls):
    asyncio.gather(*urls)
