"""Iterators that plain for can call something of, which is not what was meant."""
import asyncio


class Loop:
    def is_running(self) -> bool:
        return asyncio.get_event_loop().is_running()


class Messages:
    loop = Loop()

    def __iter__(self):
        if self.loop.is_running():
            raise RuntimeError("use async for")
        return iter(())

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Cursor:
    def __getitem__(self, index):
        raise IndexError("a cursor has no items by index")

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Page:
    def __len__(self):
        return 1

    def __getitem__(self, index):
        return [1][index]

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Either:
    running = True

    def __iter__(self):
        if self.running:
            raise RuntimeError("it runs")
        return iter(())

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def main():
    for message in Messages():  # want sync-for "'__iter__' of 'Messages' raises while an event loop runs"
        print(message)
    for row in Cursor():  # want sync-for "'Cursor' is an asynchronous iterable; plain 'for' calls its '__getitem__' instead"
        print(row)
    for item in Page():
        print(item)
    for item in Either():
        print(item)
    try:
        for message in Messages():
            print(message)
    except RuntimeError:
        pass

    def later():
        for message in Messages():
            print(message)

    await asyncio.to_thread(later)


def plain():
    for message in Messages():
        print(message)
