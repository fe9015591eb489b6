# The exception that ends the loop.
import asyncio
import builtins
from somewhere import StopIteration as Other


class Countdown:
    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopIteration  # want stop-iteration-in-anext "this StopIteration becomes RuntimeError"
        self.left -= 1
        return self.left


class Rows:
    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetch()
        if row is None:
            raise StopIteration("no more") from None  # want stop-iteration-in-anext
        try:
            return row.decode()
        except ValueError:
            raise builtins.StopIteration()  # want stop-iteration-in-anext

    async def fetch(self):
        return None


class Right:
    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        raise Other


class Catches:
    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            if not self.left:
                raise StopIteration
            return self.left
        except StopIteration:
            raise StopAsyncIteration


class Inner:
    def __aiter__(self):
        return self

    async def __anext__(self):
        def step():
            raise StopIteration

        return await asyncio.to_thread(step)


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration
