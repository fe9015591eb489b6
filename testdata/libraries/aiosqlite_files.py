"""aiosqlite and aiofiles: what may be awaited and entered as well."""
import aiofiles
import aiosqlite


async def wrong():
    with aiosqlite.connect("x") as database:
        print(database)
    async with aiosqlite.connect("x") as database:
        database.commit()
        database.execute("select 1")
    with aiofiles.open("x") as file:
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
