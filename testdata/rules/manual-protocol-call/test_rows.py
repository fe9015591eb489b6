# Tests call the special methods to see what each step does.
import pytest


async def test_rows(rows):
    it = rows.__aiter__()
    assert await it.__anext__() == 1
    with pytest.raises(StopAsyncIteration):
        await it.__anext__()


async def helper(it):
    return await it.__anext__()
