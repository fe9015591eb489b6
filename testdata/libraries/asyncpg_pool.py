"""asyncpg: a coroutine function that connects, and a pool that is both."""
import asyncpg


async def wrong():
    connection = asyncpg.connect()
    connection.fetch("select 1")  # want coroutine-attribute "coroutine of 'connect()' has no attribute 'fetch'"
    async with asyncpg.connect() as other:  # want async-with-coroutine "'async with' cannot enter coroutine of 'connect()'"
        print(other)
    pool = await asyncpg.create_pool()
    with pool.acquire() as acquired:  # want sync-with "'PoolAcquireContext' is an asynchronous context manager"
        print(acquired)
    pool.fetch("select 1")  # want never-awaited "coroutine of 'fetch()' is never awaited"
    pool.close()  # want never-awaited "coroutine of 'close()' is never awaited"


async def right():
    connection = await asyncpg.connect()
    print(await connection.fetch("select 1"))
    async with connection.transaction():
        async for row in connection.cursor("select 1"):
            print(row)
    async with asyncpg.create_pool() as pool:
        async with pool.acquire() as acquired:
            await acquired.fetch("select 1")
        await pool.fetch("select 1")
    await connection.close()
