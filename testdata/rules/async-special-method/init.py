# Objects that need to await when they are made.
import asyncio


class Database:
    # connects
    async def __init__(self, url: str, timeout=1) -> None:  # want async-special-method "Python does not await '__init__': making the object raises TypeError"
        """Connects to url."""
        self.url = url
        self.connection = await asyncio.open_connection(url)
        if timeout:
            return
        self.timeout = timeout


class Point:
    async def __init__(self):  # want async-special-method
        self.x = 1


class Child(Point):
    async def __init__(self):  # want async-special-method
        super().__init__()  # want never-awaited
        await asyncio.sleep(0)


class Odd:
    async def __new__(cls):  # want async-special-method "making the object gives a coroutine"
        return await asyncio.sleep(0, super().__new__(cls))
