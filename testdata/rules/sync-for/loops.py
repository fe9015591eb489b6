# Plain for over what can only be iterated asynchronously.
from somewhere import Base


async def rows():
    yield 1


class Ticks:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


class Both(Ticks):
    def __iter__(self):
        return iter(())


class Indexed(Ticks):
    def __getitem__(self, index):
        raise IndexError


class Opaque(Base, Ticks):
    pass


async def main(given):
    for row in rows():  # want sync-for "plain 'for' cannot iterate it"
        print(row)
    for tick in Ticks():  # want sync-for "'Ticks' is an asynchronous iterable"
        print(tick)
    found = [row for row in rows()]  # want sync-for
    by_id = {row: 1 for row in rows()}  # want sync-for
    lazy = (row for row in rows())  # want sync-for
    async for row in rows():
        print(row)
    for _ in Both(), Indexed():
        for x in _:
            print(x)
    for x in Both():
        print(x)
    for x in Opaque():
        print(x)
    for x in given:
        print(x)
    return found, by_id, lazy, [row async for row in rows()]


def plain():
    for row in rows():  # want sync-for
        print(row)
