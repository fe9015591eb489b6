"""psycopg as users write it: connections of both kinds, cursors, copies."""
import psycopg
from psycopg_pool import AsyncConnectionPool


async def pg():
    conn = psycopg.AsyncConnection.connect("x")
    await conn.execute("x")  # want coroutine-attribute "coroutine of 'connect()' has no attribute 'execute'"
    conn2 = await psycopg.AsyncConnection.connect("x")
    cur = await conn2.cursor()  # want await-non-awaitable "'await' cannot take 'AsyncCursor', which 'async with' enters"
    conn2.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
    with conn2.cursor() as c:  # want sync-with "'AsyncCursor' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c)
    with conn2:  # want sync-with "'AsyncConnection' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    async with conn2.cursor() as c2:
        c2.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
        print(c2.fetchone()[0])  # want coroutine-attribute "coroutine of 'fetchone()' has no items"
        for row in c2:  # want sync-for "'AsyncCursor' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(row)
        for row in await c2.execute("x"):  # want sync-for "'AsyncCursor' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(row)
        row = c2.fetchone()
        print(row["x"])  # want coroutine-attribute "coroutine of 'fetchone()' has no items"
        await c2.rowcount  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"
        with c2.copy("x") as copy:  # want sync-with "async context manager of 'copy()' is an asynchronous context manager; plain 'with' cannot enter it"
            print(copy)
        async with c2.copy("x") as copy2:
            copy2.write(b"x")  # want never-awaited "coroutine of 'write()' is never awaited"
            for data in copy2:  # want sync-for "'AsyncCopy' is an asynchronous iterable; plain 'for' cannot iterate it"
                print(data)
        for row in c2.stream("x"):  # want sync-for "async generator of 'stream()' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(row)
        await c2.stream("x")  # want await-async-generator "'await' cannot take async generator of 'stream()': iterate it with 'async for'"
        c2.executemany("x", [])  # want never-awaited "coroutine of 'executemany()' is never awaited"
    with conn2.transaction():  # want sync-with "async context manager of 'transaction()' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    await conn2.transaction()  # want await-non-awaitable "'await' cannot take async context manager of 'transaction()', which 'async with' enters"
    conn2.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    conn2.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    conn2.set_autocommit(True)  # want never-awaited "coroutine of 'set_autocommit()' is never awaited"
    conn3 = await psycopg.connect("x")  # want await-non-awaitable "'connect()' returns 'Connection', which 'await' cannot take"
    async with psycopg.connect("x") as c5:  # want blocking-database-call "'psycopg.connect()' waits for the database" async-with-sync-manager "'Connection' is a plain context manager; 'async with' cannot enter it"
        print(c5, cur)
    s = psycopg.connect("x")  # want blocking-database-call "'psycopg.connect()' waits for the database"
    await s.execute("x")  # want await-non-awaitable "'execute()' returns 'Cursor', which 'await' cannot take"
    for n in conn2.notifies():  # want sync-for "async generator of 'notifies()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(n)
    await conn3.cursor().execute("x")
    (await conn2.execute("x")).fetchone()[0]  # want coroutine-attribute "coroutine of 'fetchone()' has no items"
    await conn2.execute("x").fetchone()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'fetchone'"
    with AsyncConnectionPool() as pool:
        print(pool)


async def right_connection():
    async with await psycopg.AsyncConnection.connect("x") as connection:
        cursor = await connection.execute("x")
        print((await cursor.fetchone())[0], cursor.rowcount)
        async with connection.transaction():
            await connection.execute("x")


async def right_cursor(connection: psycopg.AsyncConnection):
    async with connection.cursor() as cursor, cursor.copy("x") as copy:
        await copy.write(b"x")
    async for row in connection.cursor().stream("x"):
        print(row)
