"""redis: the commands of both clients are the same plain methods."""
import redis
import redis.asyncio


class Store:
    def __init__(self):
        self.redis = redis.asyncio.Redis()

    async def wrong(self):
        self.redis.set("a", 1)
        if self.redis.exists("a"):
            print(self.redis.get("a").decode())
        for message in self.redis.pubsub().listen():
            print(message)
        async with self.redis.pipeline() as pipe:
            pipe.set("a", 1)
            pipe.execute()

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
