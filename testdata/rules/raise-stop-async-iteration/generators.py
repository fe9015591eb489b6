# The end of asynchronous generators.
async def rows(stop):
    yield 1
    if stop:
        raise StopAsyncIteration  # want raise-stop-async-iteration "leaves an asynchronous generator as RuntimeError"
    raise StopIteration("end")  # want raise-stop-async-iteration


async def caught():
    try:
        yield 1
        raise StopAsyncIteration
    except StopAsyncIteration:
        return


class Ticks:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def other():
    yield 1
    raise ValueError


async def test_raise(raises):
    async def replaced():
        yield 1
        raise StopAsyncIteration

    with raises(RuntimeError):
        async for _ in replaced():
            pass
