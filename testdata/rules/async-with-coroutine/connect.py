# Coroutines that are entered in place of what they give.
from somewhere import unseen


class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


class File:
    def __enter__(self):
        return self

    def __exit__(self, *exc): ...


class Hybrid:
    def __await__(self):
        yield
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *exc): ...


async def connect():
    return Connection()


async def open_file():
    return File()


async def anything():
    return unseen()


def hybrid():
    return Hybrid()


async def main():
    async with connect() as c:  # want async-with-coroutine "'async with' cannot enter coroutine of 'connect()'"
        print(c)
    with open_file() as f:  # want async-with-coroutine
        print(f)
    async with anything() as a:  # want async-with-coroutine
        print(a)
    async with await connect(), hybrid(), unseen():
        pass
    with await open_file():
        pass
