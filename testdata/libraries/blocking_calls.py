"""Synchronous clients in coroutines: their types are of the packages, and that they wait is told by our stubs."""
import httpx
import psycopg
import redis
import redis.asyncio
import requests
from pymongo import AsyncMongoClient, MongoClient
from requests import get


class Cached(redis.Redis):
    def get(self, name):
        return None


async def wrong():
    requests.get("http://example.com")  # want blocking-http-call "'requests.get()' waits for the network"
    get("http://example.com")  # want blocking-http-call "'get()' waits for the network"
    requests.Session().post("http://example.com")  # want blocking-http-call "'post()' waits for the network"
    httpx.get("http://example.com")  # want blocking-http-call "'httpx.get()' waits for the network"
    with httpx.Client() as client:
        client.get("http://example.com")  # want blocking-http-call "'client.get()' waits for the network"
    redis.Redis().get("a")  # want blocking-database-call "'get()' waits for the database"
    Cached().set("a", 1)  # want blocking-database-call "'set()' waits for the database"
    MongoClient()["a"]["b"].find_one({})  # want blocking-database-call "'find_one()' waits for the database"
    with psycopg.connect() as connection:  # want blocking-database-call "'psycopg.connect()' waits for the database"
        connection.execute("select 1")  # want blocking-database-call "'connection.execute()' waits for the database"


async def right():
    Cached().get("a")
    async with httpx.AsyncClient() as client:
        await client.get("http://example.com")
    await redis.asyncio.Redis().get("a")
    await AsyncMongoClient()["a"]["b"].find_one({})
    async with await psycopg.AsyncConnection.connect() as connection:
        await connection.execute("select 1")


def plain():
    requests.get("http://example.com")
    redis.Redis().get("a")
