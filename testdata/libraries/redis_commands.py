"""redis: the commands of both clients are the same plain methods."""
import redis
import redis.asyncio


class Store:
    def __init__(self):
        self.redis = redis.asyncio.Redis()

    async def wrong(self):
        self.redis.set("a", 1)  # want never-awaited "coroutine of 'execute_command()' is never awaited"
        if self.redis.exists("a"):  # want coroutine-condition "coroutine of 'execute_command()' is always true"
            print(self.redis.get("a").decode())  # want coroutine-attribute "coroutine of 'execute_command()' has no attribute 'decode'"
        for message in self.redis.pubsub().listen():  # want sync-for "async generator of 'listen()' is an asynchronous iterable"
            print(message)
        async with self.redis.pipeline() as pipe:
            pipe.set("a", 1)
            pipe.execute()  # want never-awaited "coroutine of 'execute()' is never awaited"

    async def right(self):
        await self.redis.set("a", 1)
        print((await self.redis.get("a")).decode())
        async for message in self.redis.pubsub().listen():
            print(message)
        async for key in self.redis.scan_iter():
            print(key)
        async with self.redis.pipeline() as pipe:
            pipe.set("a", 1).get("a")
            await pipe.execute()


def plain():
    store = redis.Redis()
    store.set("a", 1)
    with store.pipeline() as pipe:
        pipe.set("a", 1)
        pipe.execute()
