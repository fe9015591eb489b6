"""motor and pymongo: cursors are made plainly in one, by a coroutine in the other."""
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient, MongoClient


async def wrong():
    client = AsyncMongoClient()
    client["a"]["b"].insert_one({})  # want never-awaited "coroutine of 'insert_one()' is never awaited"
    client.a.b.find_one({})["x"]  # want coroutine-attribute "coroutine of 'find_one()' has no items"
    for document in client["a"]["b"].find():  # want sync-for "'AsyncCursor' is an asynchronous iterable; plain 'for' calls its '__getitem__' instead"
        print(document)
    with AsyncMongoClient() as other:  # want sync-with "'AsyncMongoClient' is an asynchronous context manager"
        print(other)
    await MongoClient()["a"]["b"].find_one({})  # want await-non-awaitable "'find_one()' returns 'Mapping'"


async def right():
    client = AsyncMongoClient()
    await client["a"]["b"].insert_one({})
    async for document in client["a"]["b"].find():
        print(document)
    async for document in await client["a"]["b"].aggregate([]):
        print(document)
    motor = AsyncIOMotorClient()
    async for document in motor["a"]["b"].find():
        print(document)
    print(await motor["a"]["b"].find_one({}))


def plain():
    print(MongoClient()["a"]["b"].find_one({}))
