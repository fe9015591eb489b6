# next() without a default.
import itertools
from somewhere import fetch


async def first(rows):
    return next(iter(rows))  # want next-in-coroutine "'StopIteration' of 'next()' leaves a coroutine as RuntimeError"


async def first_of_all(rows):
    yield next(  # want next-in-coroutine "leaves an asynchronous generator as RuntimeError"
        row
        for row in rows  # all
        if row
    )


async def first_given(rows):
    return next((row for row in rows if row))  # want next-in-coroutine


# What is right, or may be.
async def defaulted(rows):
    return next(iter(rows), None)


async def handled(rows):
    try:
        return next(rows)
    except StopIteration:
        return None


numbers = itertools.count()


async def endless():
    return next(numbers)


def plain(rows):
    return next(rows)


async def in_a_lambda(rows):
    return lambda: next(rows)


async def another(next, rows):
    return next(rows)
