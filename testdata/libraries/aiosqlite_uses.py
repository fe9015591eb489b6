"""aiosqlite as users write it: cursors that may be awaited or entered, and its plain twin sqlite3."""
import sqlite3

import aiosqlite


async def main():
    db = aiosqlite.connect("x")
    cur = await db.cursor()
    async with aiosqlite.connect("x") as db2:
        cursor = db2.execute("x")
        rows = await cursor.fetchall()  # want coroutine-attribute "'Result' has no attribute 'fetchall'"
        for row in rows:
            print(row)
        for row in db2.execute("x"):  # want wrong-protocol "'for' cannot iterate 'Result'"
            print(row)
        async for row in db2.execute("x"):  # want wrong-protocol "'async for' cannot iterate 'Result'"
            print(row)
        row = (await db2.execute("x")).fetchone()
        print(row[0])  # want coroutine-attribute "coroutine of 'fetchone()' has no items"
        print((await db2.execute("x")).fetchone()[0])  # want coroutine-attribute "coroutine of 'fetchone()' has no items"
        db2.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
        db2.executescript("x")  # want never-awaited "'db2.executescript' does nothing until what it gives is awaited"
        db2.executemany("x", [])  # want never-awaited "'db2.executemany' does nothing until what it gives is awaited"
        with db2.execute("x") as c:  # want sync-with "'Result' is an asynchronous context manager; plain 'with' cannot enter it"
            print(c)
        with db2.cursor() as c:  # want sync-with "'Result' is an asynchronous context manager; plain 'with' cannot enter it"
            print(c)
        async with db2.cursor() as c:
            c.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
            for r in c.fetchall():  # want iterated-coroutine "coroutine of 'fetchall()' cannot be iterated"
                print(r)
            await c.lastrowid  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"
            await c.rowcount  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"
        async with await db2.execute("x") as c2:
            print(c2)
        await db2.row_factory  # want await-non-awaitable "'await' cannot take type: it has no '__await__'"
        for r in await db2.execute("x"):  # want sync-for "'Cursor' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(r)
        db2.rollback()  # want never-awaited "coroutine of 'rollback()' is never awaited"
        db2.create_function("f", 1, len)  # want never-awaited "coroutine of 'create_function()' is never awaited"
        if (await db2.execute("x")).fetchone():  # want coroutine-condition "coroutine of 'fetchone()' is always true"
            pass
        x = await db2.execute_fetchall("x")
        print(x[0])
        db2.execute_fetchall("x")  # want never-awaited "'db2.execute_fetchall' does nothing until what it gives is awaited"
    with aiosqlite.connect("x") as db3:  # want sync-with "'Connection' is an asynchronous context manager; plain 'with' cannot enter it"
        print(db3)
    db4 = await aiosqlite.connect("x")
    db4.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    db5 = sqlite3.connect("x")  # want blocking-database-call "'sqlite3.connect()' waits for the database"
    db5.execute("x")  # want blocking-database-call "'db5.execute()' waits for the database"
    await db5.execute("x")  # want await-non-awaitable "'execute()' returns 'Cursor', which 'await' cannot take"
    async with sqlite3.connect("x") as db6:  # want blocking-database-call "'sqlite3.connect()' waits for the database" async-with-sync-manager "'Connection' is a plain context manager; 'async with' cannot enter it"
        print(db6, cur)


class Store:
    def __init__(self, path):
        self.db = aiosqlite.connect(path)

    async def get(self):
        async with self.db.execute("x") as cursor:
            return cursor.fetchone()[0]  # want coroutine-attribute "coroutine of 'fetchone()' has no items"


async def right_cursor():
    async with aiosqlite.connect("x") as database:
        cursor = await database.execute("x")
        print((await cursor.fetchone())[0])
        async with database.execute("x") as other:
            async for row in other:
                print(row)


async def right_connection():
    database = await aiosqlite.connect("x")
    await database.commit()
    await database.close()
