# Who wants what __aenter__ gives.
import asyncio
from somewhere import Base


class Client:
    async def __aenter__(self):  # want aenter-returns-nothing "'__aenter__' returns nothing, so 'async with Client(…) as x' binds None"
        await asyncio.sleep(0)

    async def __aexit__(self, *exc):
        pass


async def main():
    async with Client() as client:
        print(client)


class Fetcher:
    async def __aenter__(self):  # want aenter-returns-nothing
        # opens
        self.open = True  # for now

    async def __aexit__(self, *exc):
        pass

    async def fetch(self, url):
        return "page of " + url


class Lock:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        self.locked = False

    async def acquire(self):
        self.locked = True
        return True


class Transaction:
    async def __aenter__(self):
        await self.start()

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is None:
            await self.commit()

    async def start(self):
        pass

    async def commit(self):
        pass


class Guard:
    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *exc):
        pass

    async def fetch(self, url):
        return url


async def guarded():
    guard = Guard()
    async with guard:
        print(await guard.fetch("/"))


class Says:
    async def __aenter__(self) -> None:
        await asyncio.sleep(0)

    async def __aexit__(self, *exc) -> None:
        pass

    async def fetch(self, url):
        return url


class Returns:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return None

    async def __aexit__(self, *exc):
        pass

    async def fetch(self, url):
        return url


class Inherits(Base):
    async def __aenter__(self):
        await asyncio.sleep(0)

    async def fetch(self, url):
        return url


class Raises:
    async def __aenter__(self):
        raise RuntimeError("cannot be entered")

    async def __aexit__(self, *exc):
        pass

    async def fetch(self, url):
        return url


class Condition:  # asyncio.Condition gives None, too
    def __init__(self, lock):
        self.lock = lock

    async def __aenter__(self):
        await self.lock.acquire()

    async def __aexit__(self, *exc):
        self.lock.release()

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await asyncio.sleep(0)
            result = predicate()
        return result
