"""aiomysql and psycopg: what connects may be awaited or entered."""
import aiomysql
import psycopg


async def wrong():
    with aiomysql.connect() as connection:  # want sync-with "'_ConnectionContextManager' is an asynchronous context manager"
        print(connection)
    pool = await aiomysql.create_pool()
    with pool.acquire() as connection:  # want sync-with "'_PoolAcquireContextManager' is an asynchronous context manager"
        print(connection)
    async with pool.acquire() as connection:
        with connection.cursor() as cursor:  # want sync-with "'_ContextManager' is an asynchronous context manager"
            print(cursor)
    with psycopg.AsyncConnection.connect() as connection:  # want async-with-coroutine "'with' cannot enter coroutine of 'connect()'"
        print(connection)
    async with psycopg.AsyncConnection.connect() as connection:  # want async-with-coroutine "'async with' cannot enter coroutine of 'connect()'"
        print(connection)
    async with await psycopg.AsyncConnection.connect() as connection:
        connection.execute("select 1")  # want never-awaited "coroutine of 'execute()' is never awaited"
        with connection.cursor() as cursor:  # want sync-with "'AsyncCursor' is an asynchronous context manager"
            print(cursor)


async def right():
    async with aiomysql.create_pool() as pool:
        async with pool.acquire() as connection, connection.cursor() as cursor:
            await cursor.execute("select 1")
        connection.close()
    async with await psycopg.AsyncConnection.connect() as connection:
        await connection.execute("select 1")
        async with connection.cursor() as cursor:
            async for row in cursor:
                print(row)


def plain():
    with psycopg.connect() as connection:
        connection.execute("select 1")
