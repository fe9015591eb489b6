# Coroutines that are iterated or unpacked in place of their result.
from somewhere import unseen


async def load():
    return 1, 2


async def main():
    for item in load():  # want iterated-coroutine "coroutine of 'load()' cannot be iterated"
        print(item)
    async for item in load():  # want iterated-coroutine
        print(item)
    found = [item for item in load()]  # want iterated-coroutine
    a, b = load()  # want iterated-coroutine "unpacked"
    print(*load())  # want iterated-coroutine
    for item in await load():
        print(item)
    c, d = await load()
    for item in unseen():
        print(item)
    e, f = load(), load()
    return found, a, b, c, d, await e, await f


class Manager:
    async def listen(self):
        """Implemented by the managers of message queues."""
        raise NotImplementedError

    async def run(self):
        async for message in self.listen():
            print(message)


async def collect():
    print(list(load()))  # want iterated-coroutine "coroutine of 'load()' cannot be iterated"
    print(sum(load()), max(0, 1))  # want iterated-coroutine
    print(", ".join(load()))  # want iterated-coroutine
    for i, item in enumerate(load()):  # want iterated-coroutine
        print(i, item)
    print(sorted(await load()), list(unseen()))


def plain():
    return dict(load())  # want iterated-coroutine


class TestLoad:
    def test_load(self):
        check = lambda: self.assertRaisesRegex(TypeError, "not iterable")
        other = lambda: self.opened("file")
        coro = load()
        with check():
            list(coro)
        with other():
            list(coro)  # want iterated-coroutine
        coro.close()
