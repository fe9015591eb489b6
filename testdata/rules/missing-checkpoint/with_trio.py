# Functions that keep the promise, or not.
import trio


async def nothing():  # want missing-checkpoint "'nothing' may come to its end without a checkpoint"
    print(1)


async def cached(key, cache):
    if key in cache:
        return cache[key]  # want missing-checkpoint "'cached' may return here without a checkpoint"
    return await trio.sleep(key)


async def loops(items):  # want missing-checkpoint
    for item in items:
        await item


async def rows(items):
    for item in items:
        yield item  # want missing-checkpoint "'rows' may yield here without a checkpoint since it began or last yielded"
    await trio.sleep(1)


async def received(items):
    await trio.sleep(1)
    value = yield items
    await value


async def keeps(items):
    try:
        await trio.sleep(1)
    except OSError:
        await trio.sleep(2)
    async with trio.open_nursery() as nursery:
        for item in items:
            nursery.start_soon(item)


async def in_a_scope(item):  # want missing-checkpoint
    with trio.move_on_after(1):
        if item:
            await item()


async def raises():
    raise OSError


async def stub(): ...


@trio.testing.fixture
async def fixture():
    yield 1
