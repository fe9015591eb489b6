# Coroutine functions whose results functools keeps.
import asyncio
import functools
from functools import cache, cached_property, lru_cache

from somewhere import decorate, load


@lru_cache  # want cached-coroutine "'lru_cache' gives the same coroutine of 'fetch()' again"
async def fetch(url):
    # Over the network.
    await asyncio.sleep(0)
    return url


@functools.lru_cache(maxsize=None)  # want cached-coroutine "'lru_cache' gives"
async def fetch_user(name: str, *, retries: int = 3) -> bytes:
    """Fetch a user.

    Twice if need be.
    """
    for _ in range(retries):
        text = """never
indented"""
    return name.encode()


@cache  # want cached-coroutine
async def counted(n):
    n += 1
    return n


@cache  # want cached-coroutine "the same asynchronous generator of 'rows()' again, and it can be iterated only once"
async def rows():
    yield 1


@cache  # want cached-coroutine "'cache' gives the same coroutine of 'counted()' again"
def start(url):
    return counted(url)


class User:
    @cached_property  # want cached-coroutine
    async def name(self):
        return "Ada"  # for now

    @staticmethod
    @cache  # want cached-coroutine
    async def count() -> "int": return 1

    @property
    @cache  # want cached-coroutine
    async def parent(self) -> "User":
        return self

    @cached_property
    def task(self):
        return asyncio.create_task(counted(1))

    @cached_property
    async def pet(self):
        raise NotImplementedError


load_twice = lru_cache(maxsize=8)(load)


async def plain_load(): ...


async def raw(): return 1


kept = cache(raw)  # want cached-coroutine
kept_more = lru_cache(maxsize=8)(raw)  # want cached-coroutine


@cache
@decorate
async def decorated(): ...


@decorate
async def unknown(): ...


@cache
def plain(url):
    return url


async def main():
    await fetch_user("ada")
    await asyncio.gather(fetch("a"), start("b"))
