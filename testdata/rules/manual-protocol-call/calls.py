# Special methods called by hand.
import asyncio


class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc): ...


async def rows():
    yield 1


class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    def __aiter__(self):
        self.it = self.inner.__aiter__()
        return self

    async def __anext__(self):
        return await self.it.__anext__()

    async def peek(self):
        return await self.it.__anext__()


async def main(it):
    print(await it.__anext__())  # want manual-protocol-call "'__anext__' is called by hand"
    again = it.__aiter__()  # want manual-protocol-call
    print(await anext(it), again)
    session = await Session().__aenter__()
    print(session)
