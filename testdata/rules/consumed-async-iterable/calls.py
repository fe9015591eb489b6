# Functions that iterate synchronously, and asynchronous iterables.
import asyncio
from somewhere import sum as total


async def rows():
    yield 1


async def ok(row): ...


async def main(names):
    print(list(rows()))  # want consumed-async-iterable "'list' iterates synchronously and cannot take async generator of 'rows()'"
    print(sum(rows()))  # want consumed-async-iterable
    print(sorted(rows()))  # want consumed-async-iterable
    for i, row in enumerate(rows()):  # want consumed-async-iterable
        print(i, row)
    print(any(await ok(n) for n in names))  # want consumed-async-iterable
    print(", ".join(n async for n in rows()))  # want consumed-async-iterable
    first, second = rows()  # want consumed-async-iterable "unpacking iterates synchronously and cannot take async generator of 'rows()'"
    print(*rows())  # want consumed-async-iterable
    [head, *tail] = rows()  # want consumed-async-iterable
    print([*names, *rows()])  # want consumed-async-iterable
    first, *others = names
    print(first, second, head, tail, others)
    print(list(names), sum(names), total(rows()))
    print([row async for row in rows()])
    print(any([await ok(n) for n in names]))
    print(list(n for n in names))
    await asyncio.gather(*[ok(n) for n in names])
