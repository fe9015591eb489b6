# Context managers and iterators that were meant to be asynchronous.
import asyncio


class Session:
    async def __enter__(self):  # want async-special-method "its body never runs, and 'with' binds a coroutine"
        await asyncio.sleep(0)
        return self

    async def __exit__(self, exc_type, exc, tb):  # want async-special-method "its body never runs, and 'with' swallows every exception"
        # closes
        await asyncio.sleep(0)


class Closing:
    def __enter__(self):
        return self

    async def __exit__(self, exc_type, exc, tb):  # want async-special-method
        print("close")


class Rows:
    async def __iter__(self):  # want async-special-method "'for' raises TypeError"
        return self

    async def __next__(self):  # want async-special-method "'for' gets coroutines without end"
        row = await self.fetch()
        if row is None:
            raise StopIteration
        return row

    async def fetch(self):
        return None


class Numbers:
    async def __iter__(self):  # want async-special-method
        yield 1


class Both:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass

    def __enter__(self):
        raise TypeError("use async with")

    async def __exit__(self, *exc):  # want async-special-method
        await asyncio.sleep(0)
