import asyncio
import time
import urllib.request


def fetch(url):
    for _ in range(3):
        try:
            return urllib.request.urlopen(url).read()
        except OSError:
            time.sleep(1)


def pause():
    time.sleep(1)


async def main(url):
    fetch(url)  # want blocking-http-call
    pause()  # want blocking-sleep


asyncio.run(main("https://example.org"))
