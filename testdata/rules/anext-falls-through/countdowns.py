# How an __anext__ can end.
import asyncio


class Countdown:
    def __aiter__(self):
        return self

    async def __anext__(self):  # want anext-falls-through "'__anext__' can end without a value, and 'async for' then gets None for ever"
        if self.left > 0:
            self.left -= 1
            return self.left
        # nothing is left


class Queue:
    def __aiter__(self):
        return self

    async def __anext__(self):  # want anext-falls-through
        if self.closed:
            raise StopAsyncIteration
        for item in self.items:
            return item


class Forgets:
    def __aiter__(self):
        return self

    async def __anext__(self):  # want anext-falls-through
        self.position += 1


class Ticker:
    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(1)


class Limited:
    def __aiter__(self):
        return self

    async def __anext__(self):
        self.ticks -= 1
        if self.ticks < 0:
            raise StopAsyncIteration


class Loops:
    def __aiter__(self):
        return self

    async def __anext__(self):
        while True:
            item = await self.get()
            if item:
                return item

    async def get(self):
        return 1


class Tries:
    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.rows)
        except StopIteration:
            raise StopAsyncIteration


class Branches:
    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.rows:
            return self.rows.pop()
        else:
            raise StopAsyncIteration


class Guarded:
    def __aiter__(self):
        return self

    async def __anext__(self):
        async with self.lock:
            return self.rows.pop()


class Specification:
    def __aiter__(self):
        pass

    async def __anext__(self):
        pass


class Failing:
    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.receive()
        except OSError as e:
            self.fail(e)
        except ValueError as e:
            self.refuse(e)

    def fail(self, e) -> "NoReturn":
        raise e

    def refuse(self, e) -> typing.NoReturn:
        self.log(e)
        self.fail(e)
