"""redis as users write it: commands, pipelines, subscriptions, locks, of both clients."""
import redis
import redis.asyncio as aioredis
from redis.asyncio import Redis, from_url, ConnectionPool


async def main():
    r = aioredis.from_url("x")
    value = r.get("x")
    print(value.decode())  # want coroutine-attribute "coroutine of 'execute_command()' has no attribute 'decode'"
    if r.exists("x"):  # want coroutine-condition "coroutine of 'execute_command()' is always true"
        pass
    r.set("x", 1)  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    if r.get("x") is None:  # want coroutine-condition "coroutine of 'execute_command()' is compared in place of its result"
        pass
    data = r.hgetall("x")
    for k in data:  # want iterated-coroutine "coroutine of 'execute_command()' cannot be iterated"
        print(k)
    print(data["x"])  # want coroutine-attribute "coroutine of 'execute_command()' has no items"
    r.delete("x")  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    r.expire("x", 1)  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    await r.close()
    async with r.pipeline() as pipe:
        await pipe.set("x", 1).execute()
        pipe.execute()  # want never-awaited "coroutine of 'execute()' is never awaited"
        results = pipe.execute()
        print(results[0])  # want coroutine-attribute "coroutine of 'execute()' has no items"
    with r.pipeline() as p:  # want sync-with "'Pipeline' is an asynchronous context manager; plain 'with' cannot enter it"
        print(p)
    pubsub = r.pubsub()
    pubsub.subscribe("x")  # want never-awaited "coroutine of 'subscribe()' is never awaited"
    for m in pubsub.listen():  # want sync-for "async generator of 'listen()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(m)
    m2 = pubsub.get_message()
    print(m2["data"])  # want coroutine-attribute "coroutine of 'get_message()' has no items"
    with r.client() as c:  # want sync-with "'Redis' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c)
    await r.pubsub()  # want await-non-awaitable "'await' cannot take 'PubSub', which 'async with' enters"
    for k in r.scan_iter():  # want sync-for "async generator of 'scan_iter()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(k)
    async for k in r.keys("x"):  # want iterated-coroutine "coroutine of 'execute_command()' cannot be iterated"
        print(k)
    int(r.incr("x"))  # want coroutine-in-place-of-result "coroutine of 'execute_command()' is no value for 'int()'"
    r.incr("x") > 3  # want coroutine-condition "coroutine of 'execute_command()' is compared in place of its result"
    if r.incr("x") > 3:  # want coroutine-condition "coroutine of 'execute_command()' is compared in place of its result"
        pass
    r.ping()  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    lock = r.lock("x")
    lock.acquire()  # want never-awaited "coroutine of 'acquire()' is never awaited"
    lock.release()  # want never-awaited "coroutine of 'release()' is never awaited"
    if lock.acquire(blocking=False):  # want coroutine-condition "coroutine of 'acquire()' is always true"
        pass
    with lock:  # want sync-with "'Lock' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    s = redis.Redis()
    await s.get("x")  # want await-non-awaitable "'get()' returns bytes or str, which 'await' cannot take"
    s.get("x")  # want blocking-database-call "'s.get()' waits for the database"
    async with s.pipeline() as p3:  # want async-with-sync-manager "'Pipeline' is a plain context manager; 'async with' cannot enter it"
        print(p3)
    for msg in s.pubsub().listen():
        print(msg)
    async for msg in s.pubsub().listen():  # want async-for-sync-iterable "generator of 'listen()' is a plain iterable; 'async for' cannot iterate it"
        print(msg)
    await aioredis.from_url("x").set("x", 1)
    pool = ConnectionPool.from_url("x")
    await pool  # want await-non-awaitable "'await' cannot take 'ConnectionPool', which 'async with' enters"
    await Redis(connection_pool=pool).get("x").decode()  # want coroutine-attribute "coroutine of 'execute_command()' has no attribute 'decode'"


async def right_commands():
    client = aioredis.from_url("x")
    value = await client.get("x")
    if value is not None and await client.exists("x"):
        print(value.decode())
    async with client.pipeline() as pipe:
        await pipe.set("x", 1).execute()


async def right_subscription():
    subscription = Redis().pubsub()
    await subscription.subscribe("x")
    async for message in subscription.listen():
        print(message["data"])


def right_plainly():
    print(redis.Redis().get("x"))
