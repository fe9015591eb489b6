"""SQLAlchemy as users write it: sessions, engines, results that need no await, and their plain twins."""
from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker


engine = create_async_engine("x")


async_session = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


maker = async_sessionmaker(engine)


async def get_db():
    async with maker() as session:
        yield session


def get_bad_db():
    with maker() as session:  # want sync-with "'AsyncSession' is an asynchronous context manager; plain 'with' cannot enter it"
        yield session


class User:
    id = 1


async def crud(db: AsyncSession):
    result = await db.execute(select(User))
    users = await result.scalars()  # want await-non-awaitable "'scalars()' returns 'ScalarResult', which 'await' cannot take"
    first = await result.scalars().first()  # a miss: what a row holds is not known
    one = await result.scalar_one_or_none()  # a miss: what a row holds is not known
    print(users, first, one, await result.fetchall())  # want await-non-awaitable "'fetchall()' returns 'Sequence', which 'await' cannot take"
    db.execute(select(User)).scalars().all()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalars'"
    await db.execute(select(User)).scalars().all()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalars'"
    u = await db.execute(select(User)).scalar_one()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalar_one'"
    (await db.execute(select(User))).scalars().all()
    await db.add(User())  # want await-non-awaitable "'add()' returns None, which 'await' cannot take"
    db.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    db.refresh(u)  # want never-awaited "coroutine of 'refresh()' is never awaited"
    await db.expunge_all()  # want await-non-awaitable "'expunge_all()' returns None, which 'await' cannot take"
    user = db.get(User, 1)
    print(user.id)  # want coroutine-attribute "coroutine of 'get()' has no attribute 'id'"
    user2 = db.scalar(select(User))
    print(user2.id)  # want coroutine-attribute "coroutine of 'scalar()' has no attribute 'id'"
    async for row in db.execute(select(User)):  # want iterated-coroutine "coroutine of 'execute()' cannot be iterated"
        print(row)
    for row in db.execute(select(User)):  # want iterated-coroutine "coroutine of 'execute()' cannot be iterated"
        print(row)
    async for row in db.stream(select(User)):  # want iterated-coroutine "coroutine of 'stream()' cannot be iterated"
        print(row)
    for row in await db.stream(select(User)):  # want sync-for "'AsyncResult' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(row)
    with db.begin():  # want sync-with "'AsyncSessionTransaction' is an asynchronous context manager; plain 'with' cannot enter it"
        pass
    db.delete(u)  # want never-awaited "coroutine of 'delete()' is never awaited"
    async with db.begin:  # want uncalled-function "'async with' cannot take method 'begin': call it"
        pass
    db.run_sync(print)  # want never-awaited "coroutine of 'run_sync()' is never awaited"
    await db.run_sync(crud)  # want never-awaited "coroutine of 'crud()' is never awaited"


async def eng():
    with engine.connect() as conn:  # want sync-with "'AsyncConnection' is an asynchronous context manager; plain 'with' cannot enter it"
        print(conn)
    conn = engine.connect()
    async with engine.begin() as c:
        c.run_sync(print)  # want never-awaited "coroutine of 'run_sync()' is never awaited"
        rows = c.execute(text("x"))
        print(rows.fetchone())  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'fetchone'"
        print((await c.execute(text("x"))).fetchone()[0])
    engine.dispose()  # want never-awaited "coroutine of 'dispose()' is never awaited"
    e = create_engine("x")
    async with e.begin() as c2:  # want async-with-sync-manager "context manager of 'begin()' is a plain context manager; 'async with' cannot enter it"
        print(c2)
    async with Session(e) as s:  # want async-with-sync-manager "'Session' is a plain context manager; 'async with' cannot enter it"
        s.execute(text("x"))
    s2 = Session(e)
    await s2.commit()  # want await-non-awaitable "'commit()' returns None, which 'await' cannot take"
    s2.execute(text("x"))  # want blocking-database-call "'s2.execute()' waits for the database"
    e.connect()  # want blocking-database-call "'e.connect()' waits for the database"
    with e.connect() as c3:  # want blocking-database-call "'e.connect()' waits for the database"
        c3.execute(text("x"))  # want blocking-database-call "'c3.execute()' waits for the database"
    async with sessionmaker(e)() as s3:  # want async-with-sync-manager "'Session' is a plain context manager; 'async with' cannot enter it"
        print(s3)
    sync_maker = sessionmaker(e)
    with sync_maker() as s4:
        pass
    with maker() as s5:  # want sync-with "'AsyncSession' is an asynchronous context manager; plain 'with' cannot enter it"
        print(s5)
    async with maker.begin() as s6:
        s6.execute(text("x"))  # want never-awaited "coroutine of 'execute()' is never awaited"
    async with async_session() as s7:
        s7.execute(text("x"))  # want never-awaited "coroutine of 'execute()' is never awaited"
    s8 = maker()
    s8.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    s8.close()  # want never-awaited "coroutine of 'close()' is never awaited"


app = FastAPI()


@app.get("/")
async def read(db: AsyncSession = Depends(get_db)):
    items = db.execute(select(User))
    return items.scalars().all()  # want coroutine-attribute "coroutine of 'execute()' has no attribute 'scalars'"


async def right_session(session: AsyncSession):
    result = await session.execute(select(User))
    session.add(User())
    await session.commit()
    return result.scalars().all()


async def right_engine():
    async with engine.begin() as connection:
        print((await connection.execute(text("x"))).fetchone()[0])
    async with maker() as session, session.begin():
        await session.flush()


def right_plainly():
    with Session(create_engine("x")) as session:
        session.execute(text("x"))
        session.commit()
