"""Statements with asynchronous comprehensions, which a test expands: what they print
stays the same."""

import asyncio


class Ticks:
    def __init__(self, name, *items):
        print("Ticks", name)
        self.name, self.items = name, list(items)

    def __aiter__(self):
        print("aiter", self.name)
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


async def double(x):
    print("double", x)
    return 2 * x


async def total(items):
    return sum([x async for x in items])


def show(*values):
    print("show", *values)
    return values


class Owner:
    rows = ()

    async def load(self):
        self.rows = [(self, x)[1] async for x in Ticks("attribute", 1, 2)]
        return self.rows


async def main(factor=3, iterable="outer", result="kept"):
    a = [x async for x in Ticks("list", 1, 2)]
    show(a, iterable, result)
    b = [await double(x) async for x in Ticks("await", 1, 2) if x > 1 if show("if", x)]
    show(b)
    c = {x % 2 async for x in Ticks("set", 1, 2, 3)}
    show(sorted(c))
    d = {show("key", k): show("value", v) async for k, v in Ticks("dict", (1, 2), (3, 4))}
    show(d)
    show([(x, y) async for x in Ticks("outer", 1, 2) for y in range(x) if y != factor])
    show([(x, y) for x in show(1, 2) async for y in Ticks(x, "a", "b")], [1 async for _ in Ticks("second", 1)][0])
    e = (await double(x) async for x in Ticks("lazy", 4, 5))
    print("nothing has run", type(e).__name__)
    show(await total(e))
    show(await total(x + factor async for x in Ticks("argument", 1)))
    show(
        [
            (
                x,
                factor,
            )
            async for x in Ticks(
                "lines",
                7,
            )
        ]
    )
    show([[y async for y in Ticks(x, x)] for x in range(2)])
    show([i[0] async for i[0] in Ticks("target", 1, 2)] if (i := [0]) else None, i)
    show([x async for x, in Ticks("unpack", (1,), (2,))])
    show(await Owner().load())
    if factor:
        f = [x async for x in Ticks("deeper", 1)]
        assert [x async for x in Ticks("assert", 1)] == f
    return [x async for x in Ticks("return", factor)]


print(asyncio.run(main()))
