import asyncio
import functools
import time
from abc import abstractmethod


def retry(function, times):
    for _ in range(times):
        try:
            return function()
        except OSError:
            time.sleep(1)


def fetch(url):
    return retry(lambda: url, 3)


@functools.cache
def cached(url):
    time.sleep(1)


def background(function):
    def run(*args):
        return asyncio.to_thread(function, *args)

    return run


@background
def handed_over():
    time.sleep(1)


class Client:
    def __init__(self):
        time.sleep(1)

    def get(self, url):
        return fetch(url)

    @abstractmethod
    def never(self):
        raise NotImplementedError

    async def run(self, url):
        self.get(url)  # want blocking-sleep "'self.get()' calls 'fetch()', which calls 'retry()', which calls 'time.sleep()', which waits for the clock"
        self.never()
        await handed_over()
        cached(url)
        return [self.get(u).strip() for u in url]  # want blocking-sleep
