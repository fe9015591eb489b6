# Methods that are called by hand, so that no statement needs their twins.
class Counter:
    async def __anext__(self):
        raise StopAsyncIteration


class Steps:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


class Opener:
    async def __aenter__(self):  # want missing-protocol-twin
        return await self.inner.__aenter__()


async def main(counters):
    nexts = [counter.__anext__ for counter in counters]
    return [await step() for step in nexts]
