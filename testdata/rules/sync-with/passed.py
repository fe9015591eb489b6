# Parameters without annotation, by what the calls of the module pass.
import asyncio
import threading
from somewhere import register, unseen


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details): ...

    async def load(self): ...


async def work(session):
    with session:  # want sync-with "'Session' is an asynchronous context manager"
        pass
    session.load()  # want never-awaited


async def keyword(name, *, session=None):
    with session:  # want sync-with
        print(name)


def factory(session):
    async def inner():
        with session:  # want sync-with
            pass
        with unseen() as session_of_another:
            print(session_of_another)

    return inner


class Worker:
    async def work(self, session):
        with session:  # want sync-with
            pass

    async def other(self, session):
        with session:
            pass


class Holder:
    def __init__(self, session):
        self.session = session

    async def run(self):
        with self.session:  # want sync-with
            pass


# Several kinds, tests, other uses, too much that is not seen.
async def both(manager):
    with manager:
        pass


async def tested(session):
    if isinstance(session, Session):
        return
    with session:
        pass


async def flagged(session, is_async):
    if is_async:
        async with session:
            pass
    else:
        with session:
            pass


async def registered(session):
    with session:
        pass


async def rebound(session):
    session = unseen(session)
    with session:
        pass


async def spread(session):
    with session:
        pass


def decorated(session):
    with session:
        pass


decorated = register(decorated)


class Base:
    async def work(self, session): ...


class Heir(Base):
    async def work(self, session):
        with session:
            pass


async def main(given, *many):
    await work(Session())
    await work(given)
    await keyword("a", session=Session())
    await factory(Session())()
    await Worker().work(Session())
    await given.other(Session())
    await Holder(Session()).run()
    await both(Session())
    await both(threading.Lock())
    await tested(Session())
    await flagged(Session(), True)
    await registered(Session())
    register(registered)
    await rebound(Session())
    await spread(Session())
    await spread(*many)
    decorated(Session())
    await Heir().work(Session())


asyncio.run(main(unseen()))
