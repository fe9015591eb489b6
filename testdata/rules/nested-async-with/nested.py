# Statements that hold nothing but another.
import asyncio
from somewhere import connect, lock, log


async def two():
    async with connect() as c:
        async with c.transaction():  # want nested-async-with "this 'async with' is all that the one around it holds; one statement can enter both"
            # begun
            await c.execute(
                "a"
            )
            log("""
as it is
""")
        # ended


async def three():
    async with connect() as a:
        async with connect() as b:  # want nested-async-with
            async with connect() as c:  # want nested-async-with
                log(a, b, c)


async def remarked():
    async with connect() as a:
        # first a, then b
        async with connect() as b:  # want nested-async-with
            log(a, b)


async def too_long():
    async with connect("one.example.org", 8080) as first_connection:
        async with connect("two.example.org", 8080) as second_connection:  # want nested-async-with
            log(first_connection, second_connection)


async def wrapped():
    async with (
        connect() as a,
        connect() as b,
    ):
        async with connect() as c:  # want nested-async-with
            log(a, b, c)


# What is right, or clearer.
async def more():
    async with connect() as c:
        log(c)
        async with c.transaction():
            log(c)


async def limited():
    async with asyncio.timeout(1):
        async with connect() as c:
            log(c)


async def mixed():
    async with connect() as c:
        with lock:
            log(c)


async def grouped():
    async with connect() as c:
        async with asyncio.TaskGroup() as tg:
            log(c, tg)
