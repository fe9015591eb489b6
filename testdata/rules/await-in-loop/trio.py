# gather() is none of trio's.
import trio


async def fetch(url):
    await trio.sleep(1)


async def main(urls):
    for url in urls:
        await fetch(url)  # want await-in-loop
