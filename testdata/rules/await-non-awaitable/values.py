# await of values that have no __await__.
import asyncio
from somewhere import unseen


class Plain:
    def method(self):
        return 1


class Dynamic(unseen):
    pass


class Ready:
    def __await__(self):
        yield


def load():
    return ["a"]


async def fetch(): ...


async def main(flag, given):
    await load()  # want await-non-awaitable "'load()' returns list, which 'await' cannot take"
    await 1  # want await-non-awaitable
    await None  # want await-non-awaitable
    await "text"  # want await-non-awaitable
    await Plain()  # want await-non-awaitable "'await' cannot take 'Plain': it has no '__await__'"
    await Plain().method()  # want await-non-awaitable
    await [fetch(), fetch()]  # want await-non-awaitable
    a, b = await (fetch(), fetch())  # want await-non-awaitable
    await asyncio.Event().set()  # want await-non-awaitable
    value = (await load())  # want await-non-awaitable

    await fetch()
    await given
    await unseen()
    await Dynamic()
    await Ready()
    await asyncio.create_task(fetch())
    await asyncio.gather(fetch(), fetch())
    await asyncio.get_running_loop().create_future()
    await (Ready() if flag else given)
    return a, b, value
