# What asyncio.wait does not take.
import asyncio
from asyncio import wait


async def fetch(url): ...


async def main(urls, given):
    await asyncio.wait([fetch("a"), fetch("b")], timeout=1)  # want wait-for-coroutines "'wait' takes tasks, not coroutines"
    await wait({fetch("c")})  # want wait-for-coroutines
    await wait([fetch(url) for url in urls])  # want wait-for-coroutines
    await wait(fetch(url) for url in urls)  # want wait-for-coroutines
    await wait(
        [
            asyncio.create_task(fetch("d")),
            fetch("e"),  # want wait-for-coroutines
            *[fetch(url) for url in urls],
            *given,
        ]
    )
    coroutines = [fetch(url) for url in urls]
    await wait(coroutines)  # want wait-for-coroutines
    more = [fetch(url) for url in urls]
    more.append(asyncio.create_task(fetch("g")))
    await wait(more)
    task = asyncio.create_task(fetch("f"))
    await wait(task)  # want wait-for-coroutines "'wait' takes a collection of tasks, not "
    await wait([task])
    await wait(given)
    await wait([given, task])
    await wait([asyncio.ensure_future(fetch(url)) for url in urls])


class TestWait:
    def test_wait(self):
        coro = fetch("a")
        self.assertRaises(TypeError, asyncio.run, asyncio.wait([coro]))
        self.run(asyncio.wait([coro]))  # want wait-for-coroutines
        coro.close()
