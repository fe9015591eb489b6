# Values returned beside a yield.
from library import fetch


async def pages(last):
    if last is None:
        return None  # want return-value-in-async-generator "'return' with a value in 'pages', which is an asynchronous generator"
    for number in range(last):
        yield number
    return last  # want return-value-in-async-generator


async def never(flag):
    if flag:  return fetch(flag)  # want return-value-in-async-generator "in 'never'"
    return  # nothing
    yield


async def innocent():
    if fetch:
        return
    yield 1

    def inner():
        return 1

    async def coroutine():
        return 2

    keep = lambda: (yield)
    return


async def coroutine():
    def generator():
        yield 1

    return generator


def generator():
    yield 1
    return 2
