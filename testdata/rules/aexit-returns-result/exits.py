# What __aexit__ returns.
from contextlib import AsyncExitStack
from somewhere import fetch


class Session:
    async def close(self):
        return {"closed": 1}

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return await self.close()  # want aexit-returns-result "'__aexit__' returns what 'self.close()' gives, a 'dict': if that is true, the exception is dropped"


class File:
    def close(self):
        return "closed"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        if exc:
            return self.close()  # want aexit-returns-result
        self.close()


# What is right, or may be.
class Closes:
    async def close(self):
        await fetch()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return await self.close()


class Unknown:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return await fetch()


class Delegates:
    def __init__(self):
        self.stack = AsyncExitStack()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return await self.stack.__aexit__(*exc)


class Answers:
    def handled(self, exc):
        return isinstance(exc, ValueError)

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        return self.handled(exc)
