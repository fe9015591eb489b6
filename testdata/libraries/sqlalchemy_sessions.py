"""SQLAlchemy: what is awaited of a session, and what of its results is not."""
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

engine = create_async_engine("sqlite+aiosqlite://")
Session = async_sessionmaker(engine)


async def wrong(session: AsyncSession):
    session.execute(select(1))
    rows = session.execute(select(1)).scalars()
    print(await session.execute(select(1)).scalars())
    session.commit()
    with AsyncSession(engine) as other:
        print(rows, other)
    with engine.begin() as connection:
        print(connection)
    async with engine.connect() as connection:
        connection.execute(select(1)).all()


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
