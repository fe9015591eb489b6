import asyncio
import sqlite3

import psycopg
import psycopg2
import pymongo
import pymysql
import redis
import redis.asyncio


async def main(db: sqlite3.Connection, cursor: sqlite3.Cursor, unknown):
    sqlite3.connect("x.db")  # want blocking-database-call "'sqlite3.connect()' waits for the database; the whole event loop waits with it"
    sqlite3.connect(":memory:")
    sqlite3.connect(database=":memory:", timeout=1)
    db.execute("select 1").fetchall()  # want blocking-database-call "" blocking-database-call ""
    cursor.execute("select 1")  # want blocking-database-call
    unknown.execute("select 1")
    with psycopg2.connect("x") as pg:  # want blocking-database-call
        pg.cursor().execute("select 1")  # want blocking-database-call
    with psycopg.connect("x") as pg:  # want blocking-database-call
        pg.execute("select 1")  # want blocking-database-call
    async with await psycopg.AsyncConnection.connect("x") as pg:
        await pg.execute("select 1")
    pymysql.connect(host="x").commit()  # want blocking-database-call "" blocking-database-call ""
    rows = pymongo.MongoClient()["shop"]["orders"]
    rows.find_one({"a": 1})  # want blocking-database-call
    rows.find({"a": 1})
    redis.Redis().get("x")  # want blocking-database-call
    await redis.asyncio.Redis().get("x")
    await asyncio.sleep(0)


def load(path):
    with sqlite3.connect(path) as db:
        return db.execute("select 1").fetchall()


async def chain():
    load("x")  # want blocking-database-call "'load()' calls 'sqlite3.connect()', which waits"
    await asyncio.to_thread(load, "x")
