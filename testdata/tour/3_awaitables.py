"""Awaiter's guided tour, 3 of 3: awaitables, and refactorings without a finding."""

import asyncio


class Connection:
    # The interpreter calls __init__ synchronously and throws a coroutine away.
    async def __init__(self, host):
        self.host = host

    # __await__ must return an iterator; a coroutine is none, its __await__() is.
    def __await__(self):
        return self.open()

    async def open(self):
        await asyncio.sleep(0.01)
        return self


async def allowed(user):
    await asyncio.sleep(0.01)
    return user == "root"


async def main():
    # A coroutine is always true, so everybody is let in.
    if allowed("guest"):
        print("welcome")
    connection = await Connection("localhost")
    print(connection.host)


# Put the cursor on the name of this class and ask for repairs: it becomes an asynchronous
# context manager, an asynchronous iterator, or awaitable.
class Plain:
    def __init__(self):
        self.items = [1, 2, 3]


asyncio.run(main())
