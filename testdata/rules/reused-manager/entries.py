# Context managers of generators, entered again.
from contextlib import asynccontextmanager, contextmanager, suppress
from somewhere import log, rows


@asynccontextmanager
async def session(name, *, read=False):
    try:
        yield name
    finally:
        log(name)


@contextmanager
def plain():
    yield 1


async def twice():
    s = session("a", read=True)
    async with s as first:
        log(first)
    async with s as second:  # want reused-manager "'s' was entered before, and its generator runs only once"
        log(second)


async def within():
    s = session("a")
    async with s:
        if log:
            async with s:  # want reused-manager
                log("within")


def in_a_loop():
    p = plain()
    for row in rows:
        with p:  # want reused-manager "'p' is entered in every round of the loop, and its generator runs only once"
            log(row)


async def with_calls(n):
    s = session(log(n))
    async with s:
        log(1)
    async with s:  # want reused-manager
        log(2)


# What is right, or may be.
async def once():
    s = session("a")
    async with s:
        log("once")


async def either(x):
    s = session("a")
    if x:
        async with s:
            log(1)
    else:
        async with s:
            log(2)


async def made_again():
    s = session("a")
    async with s:
        log(1)
    s = session("a")
    async with s:
        log(2)


def made_in_the_loop():
    for row in rows:
        p = plain()
        with p:
            log(row)


def until_it_works():
    p = plain()
    for row in rows:
        with p:
            return row


def others():
    s = suppress(OSError)
    with s:
        log(1)
    with s:
        log(2)
