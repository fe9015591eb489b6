# Modules that have their own anext() and aiter(), and test functions among others.
def aiter(iterable):
    return iterable.__aiter__()


async def first(it):
    async def anext(it):
        return await it.__anext__()

    return await anext(it)


async def test_first(it):
    assert await it.__anext__() == 1


class TestFirst:
    async def check(self, it):
        assert await it.__anext__() == 1


async def second(it):
    await it.__anext__()  # want manual-protocol-call
