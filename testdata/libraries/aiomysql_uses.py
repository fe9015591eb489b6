"""aiomysql as users write it: what connects may be awaited or entered, what closes need not be."""
import aiomysql
import pymysql


async def my():
    conn = aiomysql.connect()
    cur = conn.cursor()  # want coroutine-attribute "'_ConnectionContextManager' has no attribute 'cursor'"
    conn2 = await aiomysql.connect()
    cur2 = conn2.cursor()
    await cur2.execute("x")  # want coroutine-attribute "'_ContextManager' has no attribute 'execute'"
    cur3 = await conn2.cursor()
    cur3.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
    r = cur3.fetchall()
    print(r[0])  # want coroutine-attribute "'Future' or coroutine of 'fetchall()' has no items"
    for row in cur3.fetchall():  # want wrong-protocol "'for' cannot iterate 'Future' or coroutine of 'fetchall()'"
        print(row)
    conn2.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    await conn2.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    with conn2.cursor() as c:  # want sync-with "'_ContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c)
    pool = await aiomysql.create_pool()
    with pool.acquire() as c2:  # want sync-with "'_PoolAcquireContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c2)
    async with pool.acquire() as c3:
        async with c3.cursor() as c4:
            c4.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
            print(c4.fetchone()["x"], cur)  # want coroutine-attribute "'Future' or coroutine of 'fetchone()' has no items"
            await c4.rowcount  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"
            await c4.lastrowid  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"
            for row in c4:  # want sync-for "'Cursor' is an asynchronous iterable; plain 'for' cannot iterate it"
                print(row)
    pool.wait_closed()  # want never-awaited "coroutine of 'wait_closed()' is never awaited"
    await pool.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    pool2 = aiomysql.create_pool()
    async with pool2.acquire() as c5:  # want coroutine-attribute "'_PoolContextManager' has no attribute 'acquire'"
        print(c5)
    conn6 = pool.acquire()
    await conn6.cursor()  # want coroutine-attribute "'_PoolAcquireContextManager' has no attribute 'cursor'"
    await pool.release(conn2)
    s = pymysql.connect()  # want blocking-database-call "'pymysql.connect()' waits for the database"
    s.cursor().execute("x")  # want blocking-database-call "'execute()' waits for the database"
    await s.cursor().execute("x")  # want await-non-awaitable "'execute()' returns int, which 'await' cannot take"
    async with s.cursor() as c8:  # want async-with-sync-manager "'Cursor' is a plain context manager; 'async with' cannot enter it"
        print(c8)
    conn2.ping()  # want never-awaited "coroutine of 'ping()' is never awaited"
    conn2.rollback()  # want never-awaited "coroutine of 'rollback()' is never awaited"
    conn2.begin()  # want never-awaited "coroutine of 'begin()' is never awaited"
    cur3.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    async for row in cur3.fetchall():  # want wrong-protocol "'async for' cannot iterate 'Future' or coroutine of 'fetchall()'"
        print(row)
    await cur3.description


async def right_connection():
    connection = await aiomysql.connect()
    cursor = await connection.cursor()
    await cursor.execute("x")
    print((await cursor.fetchall())[0], cursor.rowcount)
    connection.close()


async def right_pool():
    async with aiomysql.create_pool() as pool:
        async with pool.acquire() as connection, connection.cursor() as cursor:
            await cursor.execute("x")
            async for row in cursor:
                print(row)
