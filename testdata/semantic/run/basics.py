import asyncio


class Session:
    def __init__(self, name="x"):
        self.name = name
        self.rows = []
        self.task = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return None

    async def get(self):
        return len(self.name)

    @property
    def size(self):
        return 1.5

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def count():
        return 3


class Child(Session):
    async def get(self):
        return await super().get() + 1


async def rows(n):
    for i in range(n):
        yield i


def pairs():
    yield 1, "a"


async def main():
    s = Session()
    c = Child.make()
    n = await s.get()
    m = await c.get()
    size = s.size
    k = Session.count()
    async with s as t, c as u:
        got = [x async for x in rows(3)]
    for i, (a, b) in enumerate(pairs()):
        both = a, b
    task = asyncio.create_task(s.get())
    done = await task
    lock = asyncio.Lock()
    async with lock:
        pass
    value = None
    while True:
        if value is None:
            value = Child()
        else:
            break
    f = lambda: s
    g = f()
    text = "%s" % n + str(m)
    flag = n == 3 and not text
    agen = rows(1)
    await agen.aclose()
    d = {"a": 1, **{"b": 2}}
    e = d["a"]
    return size, k, t, u, got, both, done, g, flag, e


asyncio.run(main())
