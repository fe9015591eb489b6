# Asynchronous generators that yield when they are closed.
from contextlib import asynccontextmanager
from somewhere import fetch, log


async def in_finally():
    try:
        yield 1
    finally:
        log("end")
        yield 2  # want yield-in-finally "'yield' in 'finally': closing 'in_finally' at the 'yield' above raises RuntimeError"


async def in_finally_not_last():
    try:
        yield 1
    finally:
        yield 2  # want yield-in-finally
        log("end")


async def bare():
    try:
        while True:
            yield await fetch()
    except:  # everything
        yield None  # want yield-in-finally "'yield' where 'except' catches GeneratorExit"


async def base():
    try:
        yield await fetch()
    except BaseException as e:
        yield e  # want yield-in-finally


async def exit():
    try:
        yield await fetch()
    except GeneratorExit:
        log("closed")
        yield None  # want yield-in-finally


# What is right, or may be.
async def errors():
    try:
        yield await fetch()
    except Exception as e:
        yield e


async def raised_first():
    try:
        yield await fetch()
    except GeneratorExit:
        raise
    except BaseException as e:
        yield e


async def conditional():
    done = False
    try:
        yield await fetch()
        done = True
    finally:
        if done:
            yield None


async def nothing_to_close():
    try:
        row = await fetch()
    finally:
        yield 1
    yield row


@asynccontextmanager
async def manager():
    try:
        yield 1
    except BaseException:
        raise


def plain():
    try:
        yield 1
    finally:
        yield 2
