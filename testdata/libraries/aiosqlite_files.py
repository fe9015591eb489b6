"""aiosqlite and aiofiles: what may be awaited and entered as well."""
import aiofiles
import aiosqlite


async def wrong():
    with aiosqlite.connect("x") as database:  # want sync-with "'Connection' is an asynchronous context manager"
        print(database)
    async with aiosqlite.connect("x") as database:
        database.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
        database.execute("select 1")  # want never-awaited "'database.execute' does nothing until what it gives is awaited"
    with aiofiles.open("x") as file:  # want sync-with "'AiofilesContextManager' is an asynchronous context manager"
        print(file)


async def right():
    database = await aiosqlite.connect("x")
    await database.execute("select 1")
    async with database.execute("select 1") as cursor:
        async for row in cursor:
            print(row)
    await database.commit()
    async with aiofiles.open("x") as file:
        print(await file.read())
