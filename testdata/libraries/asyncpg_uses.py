"""asyncpg as users write it: connections, pools, cursors, transactions, and its plain twin psycopg2."""
import asyncpg
import psycopg2


async def main():
    conn = asyncpg.connect("x")
    conn.execute("x")  # want coroutine-attribute "coroutine of 'connect()' has no attribute 'execute'"
    conn2 = await asyncpg.connect("x")
    for row in conn2.fetch("x"):  # want iterated-coroutine "coroutine of 'fetch()' cannot be iterated"
        print(row)
    for row in conn2.cursor("x"):  # want sync-for "'CursorFactory' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(row)
    value = conn2.fetchval("x")
    print(value + 1)  # want coroutine-in-place-of-result "coroutine of 'fetchval()' is an operand in place of its result"
    print(conn2.fetchrow("x")["id"])  # want coroutine-attribute "coroutine of 'fetchrow()' has no items"
    with conn2.transaction():  # want sync-with "'Transaction' is an asynchronous context manager; plain 'with' cannot enter it"
        await conn2.execute("x")
    conn2.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    async with await conn2.transaction():  # want await-non-awaitable "'await' cannot take 'Transaction', which 'async with' enters"
        pass
    async with conn2.prepare("x") as st:  # want async-with-coroutine "'async with' cannot enter coroutine of 'prepare()'"
        print(st)
    with asyncpg.create_pool("x") as pool:  # want sync-with "'Pool' is an asynchronous context manager; plain 'with' cannot enter it"
        print(pool)
    pool2 = await asyncpg.create_pool("x")
    async with pool2.acquire() as c:
        c.executemany("x", [])  # want never-awaited "coroutine of 'executemany()' is never awaited"
        if c.fetchval("select exists"):  # want coroutine-condition "coroutine of 'fetchval()' is always true"
            pass
        rows = await c.fetch("x")
        await rows[0]["id"]
        await c.is_in_transaction()  # want await-non-awaitable "'is_in_transaction()' returns bool, which 'await' cannot take"
    con = pool2.acquire()
    await con.fetch("x")  # want coroutine-attribute "'PoolAcquireContext' has no attribute 'fetch'"
    with pool2.acquire() as c3:  # want sync-with "'PoolAcquireContext' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c3)
    pool2.terminate()
    await pool2.terminate()  # want await-non-awaitable "'terminate()' returns None, which 'await' cannot take"
    async for r in conn2.fetch("x"):  # want iterated-coroutine "coroutine of 'fetch()' cannot be iterated"
        print(r)
    tr = conn2.transaction()
    tr.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    tr.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    tr.rollback()  # want never-awaited "coroutine of 'rollback()' is never awaited"
    len(conn2.fetch("x"))  # want coroutine-in-place-of-result "coroutine of 'fetch()' is no value for 'len()'"
    dict(conn2.fetchrow("x"))  # want iterated-coroutine "coroutine of 'fetchrow()' cannot be iterated"
    conn2.add_listener("x", print)  # want never-awaited "coroutine of 'add_listener()' is never awaited"
    conn2.copy_records_to_table("x", records=[])  # want never-awaited "coroutine of 'copy_records_to_table()' is never awaited"
    conn2.set_type_codec("json", encoder=str, decoder=str, schema="x")  # want never-awaited "coroutine of 'set_type_codec()' is never awaited"
    async with asyncpg.connect("x") as other:  # want async-with-coroutine "'async with' cannot enter coroutine of 'connect()'"
        print(other)
    async with asyncpg.create_pool() as p, p.acquire() as k:
        return k.fetch("x")[0]  # want coroutine-attribute "coroutine of 'fetch()' has no items"


class Database:
    def __init__(self):
        self.pool = None

    async def connect(self):
        self.pool = await asyncpg.create_pool("x")

    async def rows(self):
        async with self.pool.acquire() as c:
            c.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
            with c.transaction():  # want sync-with "'Transaction' is an asynchronous context manager; plain 'with' cannot enter it"
                pass
        return self.pool.fetch("x")[0]  # want coroutine-attribute "coroutine of 'fetch()' has no items"


async def twin():
    conn = psycopg2.connect("x")  # want blocking-database-call "'psycopg2.connect()' waits for the database"
    cur = conn.cursor()
    cur.execute("x")  # want blocking-database-call "'cur.execute()' waits for the database"
    await cur.fetchall()  # want await-non-awaitable "'fetchall()' returns list, which 'await' cannot take"
    async with conn.cursor() as c:  # want async-with-sync-manager "'cursor' is a plain context manager; 'async with' cannot enter it"
        print(c)


async def right_connection():
    connection = await asyncpg.connect("x")
    async with connection.transaction():
        row = await connection.fetchrow("x")
        print(row["id"], connection.is_in_transaction())
    await connection.close()


async def right_pool():
    async with asyncpg.create_pool("x") as pool, pool.acquire() as connection:
        return (await connection.fetch("x"))[0]
