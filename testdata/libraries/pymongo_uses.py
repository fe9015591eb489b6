"""motor and pymongo as users write them: cursors, aggregations, sessions, and the plain client."""
import motor.motor_asyncio
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from pymongo import AsyncMongoClient, MongoClient


client = motor.motor_asyncio.AsyncIOMotorClient("x")


db = client["x"]


collection = db.get_collection("x")


async def main():
    doc = collection.find_one({})
    print(doc["x"])  # want coroutine-attribute "coroutine of 'find_one()' has no items"
    for d in collection.find():  # want sync-for "'AsyncIOMotorCursor' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(d)
    docs = collection.find().to_list(10)
    for d in docs:  # want wrong-protocol "'for' cannot iterate 'Future'"
        print(d)
    collection.insert_one({})  # want never-awaited "coroutine of 'insert_one()' is never awaited"
    r = collection.insert_one({})
    print(r.inserted_id)  # want coroutine-attribute "coroutine of 'insert_one()' has no attribute 'inserted_id'"
    n = collection.count_documents({})
    if n > 0:  # want coroutine-in-place-of-result "coroutine of 'count_documents()' is an operand in place of its result"
        pass
    await collection.find({})  # want await-non-awaitable "'await' cannot take 'AsyncIOMotorCursor', which 'async with' enters"
    docs2 = await collection.find().sort("x")  # want await-non-awaitable "'await' cannot take 'AsyncIOMotorCursor', which 'async with' enters"
    len(collection.find().to_list(1))  # want coroutine-in-place-of-result "'Future' is no value for 'len()'"
    if collection.find_one({}):  # want coroutine-condition "coroutine of 'find_one()' is always true"
        pass
    async with client.start_session() as s2:  # want async-with-coroutine "'async with' cannot enter coroutine of 'start_session()'"
        print(s2)
    async for d in collection.aggregate([]):
        print(d)
    collection.find().length
    await client.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    names = db.list_collection_names()
    print("x" in names)  # want coroutine-in-place-of-result "coroutine of 'list_collection_names()' is searched in place of its result"


async def typed(c: AsyncIOMotorCollection, d: AsyncIOMotorDatabase):
    for x in c.find():  # want sync-for "'AsyncIOMotorCursor' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(x)
    print((c.find_one({}))["x"])  # want coroutine-attribute "coroutine of 'find_one()' has no items"
    res = c.update_one({}, {})
    print(res.modified_count)  # want coroutine-attribute "coroutine of 'update_one()' has no attribute 'modified_count'"
    await d.get_collection("x")  # want await-non-awaitable "'get_collection()' returns 'AsyncIOMotorCollection', which 'await' cannot take"
    c.find_one({}).get("x")  # want coroutine-attribute "coroutine of 'find_one()' has no attribute 'get'"


async def pym():
    client = AsyncMongoClient()
    c = client.db.things
    for d in c.find():  # want sync-for "'AsyncCursor' is an asynchronous iterable; plain 'for' calls its '__getitem__' instead"
        print(d)
    async for d in c.aggregate([]):  # want iterated-coroutine "coroutine of 'aggregate()' cannot be iterated"
        print(d)
    c.aggregate([]).to_list()  # want coroutine-attribute "coroutine of 'aggregate()' has no attribute 'to_list'"
    c.insert_one({}).inserted_id  # want coroutine-attribute "coroutine of 'insert_one()' has no attribute 'inserted_id'"
    print(c.count_documents({}) > 1)  # want coroutine-condition "coroutine of 'count_documents()' is compared in place of its result"
    if c.find_one({}):  # want coroutine-condition "coroutine of 'find_one()' is always true"
        pass
    c.delete_many({})  # want never-awaited "coroutine of 'delete_many()' is never awaited"
    c.create_index("x")  # want never-awaited "coroutine of 'create_index()' is never awaited"
    await c.find({})  # want await-non-awaitable "'await' cannot take 'AsyncCursor', which 'async with' enters"
    await client.get_database("x")  # want await-non-awaitable "'get_database()' returns 'AsyncDatabase', which 'await' cannot take"
    with client:  # want sync-with "'AsyncMongoClient' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    client.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    print(client.list_database_names()[0])  # want coroutine-attribute "coroutine of 'list_database_names()' has no items"
    async with c.find() as cur:
        print(cur.to_list()[0])  # want coroutine-attribute "coroutine of 'to_list()' has no items"
    with client.start_session() as s:  # want sync-with "'AsyncClientSession' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    async with c.watch() as stream:  # want async-with-coroutine "'async with' cannot enter coroutine of 'watch()'"
        print(stream)
    sync = MongoClient()
    sync.db.things.insert_one({})  # want blocking-database-call "'sync.db.things.insert_one()' waits for the database"
    await sync.db.things.insert_one({})  # want await-non-awaitable "'insert_one()' returns 'InsertOneResult', which 'await' cannot take"
    async for d in sync.db.things.find():  # want async-for-sync-iterable "'Cursor' is a plain iterable; 'async for' cannot iterate it"
        print(d)
    for d in sync.db.things.find():
        print(d)


async def right_motor():
    print((await collection.find_one({}))["x"], await collection.count_documents({}))
    async for document in collection.find():
        print(document)


async def right_pymongo():
    async with AsyncMongoClient() as opened:
        things = opened.db.things
        async for document in await things.aggregate([]):
            print(document)
        print((await things.find().to_list())[0])
