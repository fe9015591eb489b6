"""asyncpg, aiosqlite, SQLAlchemy, redis, motor, pymongo, aiomysql, psycopg: more of what goes wrong with them."""
import aiomysql
import aiosqlite
import asyncpg
import psycopg
import redis.asyncio as redis
import sqlalchemy
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, create_async_engine


async def wrong_asyncpg():
    pool = asyncpg.create_pool()
    await pool.fetch("x")
    conn = await pool.acquire()
    conn.fetch("x")  # want never-awaited "coroutine of 'fetch()' is never awaited"
    conn.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
    rows = conn.fetch("x")
    rows[0]  # want coroutine-attribute "coroutine of 'fetch()' has no items"
    for r in rows:  # want iterated-coroutine "coroutine of 'fetch()' cannot be iterated"
        print(r)
    with conn.transaction():  # want sync-with "'Transaction' is an asynchronous context manager"
        pass
    for r in conn.cursor("x"):  # want sync-for "'CursorFactory' is an asynchronous iterable"
        print(r)
    async for r in conn.fetch("x"):  # want iterated-coroutine "coroutine of 'fetch()' cannot be iterated"
        print(r)
    pool.release(conn)  # want never-awaited "coroutine of 'release()' is never awaited"
    async with pool.acquire() as c2:
        c2.fetchrow("x")["y"]  # want coroutine-attribute "coroutine of 'fetchrow()' has no items"
        await c2.is_closed()  # want await-non-awaitable "'is_closed()' returns bool, which 'await' cannot take"
        with c2.transaction():  # want sync-with "'Transaction' is an asynchronous context manager"
            pass
        c2.transaction()
    stmt = await conn.prepare("x")
    stmt.fetch(1)  # want never-awaited "coroutine of 'fetch()' is never awaited"


async def wrong_aiosqlite():
    db = aiosqlite.connect("x")
    db.execute("x")  # want never-awaited "'db.execute' does nothing until what it gives is awaited"
    async with aiosqlite.connect("x") as d:
        cur = await d.execute("x")
        cur.fetchall()  # want never-awaited "coroutine of 'fetchall()' is never awaited"
        rows = cur.fetchall()
        rows[0]  # want coroutine-attribute "coroutine of 'fetchall()' has no items"
        for r in cur:  # want sync-for "'Cursor' is an asynchronous iterable"
            print(r)
        with d.execute("x") as c:  # want sync-with "'Result' is an asynchronous context manager"
            print(c)
        d.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        await d.total_changes  # want await-non-awaitable "'await' cannot take int: it has no '__await__'"


async def wrong_sa(session: AsyncSession, conn: AsyncConnection):
    r = session.execute(select(1))
    r.all()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'all'"
    session.scalars(select(1)).all()  # want coroutine-attribute "coroutine of 'scalars()' has no attribute 'all'"
    (await session.scalars(select(1))).all()
    await (await session.execute(select(1))).scalars()  # want await-non-awaitable "'scalars()' returns 'ScalarResult', which 'await' cannot take"
    await (await session.execute(select(1))).all()  # want await-non-awaitable "'all()' returns 'Sequence', which 'await' cannot take"
    session.flush()  # want never-awaited "coroutine of 'flush()' is never awaited"
    session.refresh(object())  # want never-awaited "coroutine of 'refresh()' is never awaited"
    session.delete(object())  # want never-awaited "coroutine of 'delete()' is never awaited"
    session.get(object, 1).x  # want coroutine-attribute "coroutine of 'get()' has no attribute 'x'"
    for row in session.stream(select(1)):  # want iterated-coroutine "coroutine of 'stream()' cannot be iterated"
        print(row)
    async for row in session.stream(select(1)):  # want iterated-coroutine "coroutine of 'stream()' cannot be iterated"
        print(row)
    with session.begin():  # want sync-with "'AsyncSessionTransaction' is an asynchronous context manager"
        pass
    session.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    session.rollback()  # want never-awaited "coroutine of 'rollback()' is never awaited"
    await session.add(object())  # want await-non-awaitable "'add()' returns None, which 'await' cannot take"
    await session.add_all([])  # want await-non-awaitable "'add_all()' returns None, which 'await' cannot take"
    engine = create_async_engine("x")
    engine.dispose()  # want never-awaited "coroutine of 'dispose()' is never awaited"
    with engine.connect() as c:  # want sync-with "'AsyncConnection' is an asynchronous context manager"
        print(c)
    with engine.begin() as c:  # want sync-with "async context manager of 'begin()' is an asynchronous context manager"
        c.execute("x")
    conn.execute(select(1)).fetchall()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'fetchall'"
    conn.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    async with session.begin_nested():
        pass
    e2 = sqlalchemy.create_engine("x")
    async with e2.connect() as c:  # want async-with-sync-manager "'Connection' is a plain context manager; 'async with' cannot enter it" blocking-database-call "'e2.connect()' waits for the database"
        print(c)
    with e2.connect() as c:  # want blocking-database-call "'e2.connect()' waits for the database"
        await c.execute(select(1))  # want await-non-awaitable "'execute()' returns 'CursorResult', which 'await' cannot take"
    async for row in await conn.execute(select(1)):  # want async-for-sync-iterable "'CursorResult' is a plain iterable; 'async for' cannot iterate it"
        print(row)


async def red():
    r = redis.from_url("x")
    r.get("x")  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    r2 = redis.Redis()
    r2.hset("a", "b", "c")  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    for k in r2.scan_iter():  # want sync-for "async generator of 'scan_iter()' is an asynchronous iterable"
        pass
    r2.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    r2.aclose()  # want never-awaited "coroutine of 'aclose()' is never awaited"
    with r2.pipeline() as p:  # want sync-with "'Pipeline' is an asynchronous context manager"
        pass
    p2 = r2.pubsub()
    p2.subscribe("x")  # want never-awaited "coroutine of 'subscribe()' is never awaited"
    await p2.listen()  # want await-async-generator "'await' cannot take async generator of 'listen()': iterate it with 'async for'"
    with r2.lock("x"):  # want sync-with "'Lock' is an asynchronous context manager"
        pass
    for k in r2.keys():  # want iterated-coroutine "coroutine of 'execute_command()' cannot be iterated"
        pass
    r2.smembers("x")  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    r2.publish("x", "y")  # want never-awaited "coroutine of 'execute_command()' is never awaited"
    r2.lrange("a", 0, 1)[0]  # want coroutine-attribute "coroutine of 'execute_command()' has no items"


async def mongo():
    db = AsyncIOMotorClient().db
    for d in db.c.find({}):  # want sync-for "'AsyncIOMotorCursor' is an asynchronous iterable"
        pass
    db.c.insert_one({})  # want never-awaited "coroutine of 'insert_one()' is never awaited"
    db.c.find_one({})["x"]  # want coroutine-attribute "coroutine of 'find_one()' has no items"
    await db.c.find({})  # want await-non-awaitable "'await' cannot take 'AsyncIOMotorCursor', which 'async with' enters"
    db.c.find({}).to_list(1)  # it is done in any case
    docs = db.c.find({}).to_list(1)
    len(docs)  # want coroutine-in-place-of-result "'Future' is no value for 'len()'"
    docs[0]  # want coroutine-attribute "'Future' has no items"
    for d in docs:  # want wrong-protocol "'for' cannot iterate 'Future'"
        pass
    for d in db.c.aggregate([]):  # want sync-for "'AsyncIOMotorCommandCursor' is an asynchronous iterable"
        pass
    a = AsyncMongoClient().db
    async for d in a.c.aggregate([]):  # want iterated-coroutine "coroutine of 'aggregate()' cannot be iterated"
        pass
    a.c.insert_many([])  # want never-awaited "coroutine of 'insert_many()' is never awaited"
    a.c.find().to_list()  # want never-awaited "coroutine of 'to_list()' is never awaited"
    await a.c.find()  # want await-non-awaitable "'await' cannot take 'AsyncCursor', which 'async with' enters"
    AsyncMongoClient().close()  # want never-awaited "coroutine of 'close()' is never awaited"
    with AsyncMongoClient().start_session() as s:  # want sync-with "'AsyncClientSession' is an asynchronous context manager"
        pass
    a.c.update_one({}, {}).modified_count  # want coroutine-attribute "coroutine of 'update_one()' has no attribute 'modified_count'"


async def my():
    conn = await aiomysql.connect()
    await conn.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    cur = await conn.cursor()
    cur.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
    cur.fetchone()  # it is done in any case
    rows = cur.fetchall()
    rows[0]  # want coroutine-attribute "'Future' or coroutine of 'fetchall()' has no items"
    for r in cur.fetchall():  # want wrong-protocol "'for' cannot iterate 'Future' or coroutine of 'fetchall()'"
        pass
    conn.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    pool = aiomysql.create_pool()
    pool.acquire()  # want coroutine-attribute "'_PoolContextManager' has no attribute 'acquire'"
    conn.ensure_closed()  # want never-awaited "coroutine of 'ensure_closed()' is never awaited"


async def pg():
    async with await psycopg.AsyncConnection.connect() as c:
        cur = c.cursor()
        cur.execute("x")  # want never-awaited "coroutine of 'execute()' is never awaited"
        cur.fetchall()[0]  # want coroutine-attribute "coroutine of 'fetchall()' has no items"
        for r in cur:  # want sync-for "'AsyncCursor' is an asynchronous iterable"
            pass
        c.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
        await (await c.execute("x")).fetchone()
        c.execute("x").fetchone()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'fetchone'"
        with c.transaction():  # want sync-with "async context manager of 'transaction()' is an asynchronous context manager"
            pass
        with c.pipeline():  # want sync-with "async context manager of 'pipeline()' is an asynchronous context manager"
            pass
    psycopg.connect("").execute("x")  # want blocking-database-call "'psycopg.connect()' waits for the database; the whole event loop waits with it" blocking-database-call "'execute()' waits for the database; the whole event loop waits with it"
    await psycopg.connect("")  # want await-non-awaitable "'connect()' returns 'Connection', which 'await' cannot take"


async def right(session: AsyncSession, connection: AsyncConnection):
    pool = await asyncpg.create_pool()
    async with pool.acquire() as acquired, acquired.transaction():
        for row in await acquired.fetch("x"):
            print(row["y"], acquired.is_closed())
        async for row in acquired.cursor("x"):
            print(row)
        statement = await acquired.prepare("x")
        print((await statement.fetch(1))[0])
    acquired = await pool.acquire()
    await pool.release(acquired)
    async with aiosqlite.connect("x") as database:
        cursor = await database.execute("x")
        for row in await cursor.fetchall():
            print(row)
        async with database.execute("x") as other:
            async for row in other:
                print(row)
    for row in (await session.execute(select(1))).all():
        print(row)
    async for row in await session.stream(select(1)):
        print(row)
    async with session.begin_nested():
        session.add(object())
    await connection.commit()
    store = redis.Redis()
    await store.hset("a", "b", "c")
    print((await store.lrange("a", 0, 1))[0])
    for key in await store.keys():
        print(key)
    async with store.lock("x"):
        await store.aclose()
    database = AsyncIOMotorClient().db
    async for document in database.c.aggregate([]):
        print(document)
    for document in await database.c.find({}).to_list(1):
        print(document)
    documents = AsyncMongoClient().db
    async for document in await documents.c.aggregate([]):
        print(document)
    print((await documents.c.update_one({}, {})).modified_count)
    mysql = await aiomysql.connect()
    cursor = await mysql.cursor()
    await cursor.execute("x")
    print((await cursor.fetchall())[0])
    mysql.close()
    async with await psycopg.AsyncConnection.connect() as pg, pg.transaction(), pg.pipeline():
        print((await (await pg.execute("x")).fetchall())[0])
