"""SQLAlchemy: what is awaited of a session, and what of its results is not."""
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

engine = create_async_engine("sqlite+aiosqlite://")
Session = async_sessionmaker(engine)


async def wrong(session: AsyncSession):
    session.execute(select(1))  # want never-awaited "coroutine of 'execute()' is never awaited"
    rows = session.execute(select(1)).scalars()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalars'"
    print(await session.execute(select(1)).scalars())  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalars'"
    session.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    with AsyncSession(engine) as other:  # want sync-with "'AsyncSession' is an asynchronous context manager"
        print(rows, other)
    with engine.begin() as connection:  # want sync-with "async context manager of 'begin()' is an asynchronous context manager"
        print(connection)
    async with engine.connect() as connection:
        connection.execute(select(1)).all()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'all'"


async def right(session: AsyncSession):
    result = await session.execute(select(1))
    print(result.scalars().all(), result.fetchall())
    session.add(object())
    await session.commit()
    async with Session() as other, other.begin():
        print(await other.scalar(select(1)))
    async with engine.begin() as connection:
        await connection.execute(select(1))
    connection = await engine.connect()
    maker = sessionmaker(engine, class_=AsyncSession)
    async with maker.begin() as old:
        print(old, connection)
