"""pytest-asyncio: tests and fixtures run inside its loop; what is not awaited in them is lost as anywhere."""
import asyncio
from unittest.mock import AsyncMock, MagicMock

import httpx
import pytest
import pytest_asyncio


async def fetch(key="a"):
    await asyncio.sleep(0)
    return {"key": key}


class Service:
    def __init__(self, client):
        self.client = client

    async def user(self, number):
        response = await self.client.get(f"/users/{number}")
        return response.json()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.client.aclose()


@pytest_asyncio.fixture
async def wrong_fixture():
    service = Service(httpx.AsyncClient())
    service.user(1)  # want never-awaited "coroutine of 'user()' is never awaited"
    with service:  # want sync-with "'Service' is an asynchronous context manager"
        yield service


@pytest.mark.asyncio
async def test_wrong():
    fetch()  # want never-awaited "coroutine of 'fetch()' is never awaited"
    assert fetch()  # want coroutine-condition "coroutine of 'fetch()' is always true"
    assert fetch()["key"] == "a"  # want coroutine-attribute "coroutine of 'fetch()' has no items"
    assert fetch() == {"key": "a"}  # want coroutine-condition
    assert asyncio.run(fetch())  # want nested-event-loop "'run' starts an event loop, and 'test_wrong' runs inside one already"
    client = httpx.AsyncClient()
    response = await client.get("http://example.com")
    assert await response.json() == {}  # want await-non-awaitable
    with pytest.raises(ValueError):
        fetch()  # want never-awaited


@pytest.mark.asyncio
async def test_no_loop_fixture(event_loop):  # a miss: there is none since pytest-asyncio 1.0, but a conftest.py may have one
    await event_loop.run_in_executor(None, print)


@pytest.fixture
async def record():  # right where the settings of pytest choose the mode "auto"
    return await fetch()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def service():
    async with Service(httpx.AsyncClient()) as made:
        yield made


@pytest_asyncio.fixture
async def task():
    running = asyncio.create_task(fetch())
    yield running
    running.cancel()
    try:
        await running
    except asyncio.CancelledError:
        pass


@pytest.fixture
def client(monkeypatch):
    fake = MagicMock(spec=httpx.AsyncClient)
    fake.get = AsyncMock(return_value=httpx.Response(200, json={}))
    monkeypatch.setattr(httpx, "AsyncClient", lambda: fake)
    return fake


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["a", "b"])
async def test_right(service, task, client, key):
    assert (await fetch(key))["key"] == key
    assert await task == {"key": "a"}
    assert await Service(client).user(1) == {}
    client.get.assert_awaited_once_with("/users/1")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    first, second = await asyncio.gather(fetch("a"), fetch("b"))
    assert first != second
    with pytest.raises(RuntimeError):
        asyncio.run(fetch())


def test_right_plainly():
    assert asyncio.run(fetch())["key"] == "a"


class TestGroup:
    @pytest_asyncio.fixture(autouse=True)
    async def prepared(self):
        self.record = await fetch()
        yield
        self.record = None

    @pytest.mark.asyncio
    async def test_prepared(self):
        assert self.record["key"] == "a"

    @pytest.mark.asyncio
    async def test_group(self):
        async with asyncio.TaskGroup() as group:
            one = group.create_task(fetch())
            two = group.create_task(fetch("b"))
        assert one.result() != two.result()
