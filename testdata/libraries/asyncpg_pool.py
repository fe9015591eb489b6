"""asyncpg: a coroutine function that connects, and a pool that is both."""
import asyncpg


async def wrong():
    connection = asyncpg.connect()
    connection.fetch("select 1")
    async with asyncpg.connect() as other:
        print(other)
    pool = await asyncpg.create_pool()
    with pool.acquire() as acquired:
        print(acquired)
    pool.fetch("select 1")
    pool.close()


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
