"""httpx as users write it: both clients, streams, and responses that need no await."""
import asyncio

import httpx


async def a(client: httpx.AsyncClient):
    r = await client.get("x")
    await r.raise_for_status()  # want await-non-awaitable "'raise_for_status()' returns 'Response', which 'await' cannot take"
    await r.aclose  # want uncalled-function "'await' cannot take method 'aclose': call it"
    r.aclose()  # want never-awaited "coroutine of 'aclose()' is never awaited"
    for line in r.aiter_text():  # want sync-for "async generator of 'aiter_text()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(line)
    async for line in r.iter_lines():  # want async-for-sync-iterable "generator of 'iter_lines()' is a plain iterable; 'async for' cannot iterate it"
        print(line)
    async for chunk in r.iter_bytes():  # want async-for-sync-iterable "generator of 'iter_bytes()' is a plain iterable; 'async for' cannot iterate it"
        print(chunk)
    print(client.get("x").text)  # want coroutine-attribute "coroutine of 'get()' has no attribute 'text'"
    print(client.post("x", json={}).json()["a"])  # want coroutine-attribute "coroutine of 'post()' has no attribute 'json'"
    with client.stream("GET", "x") as r2:  # want sync-with "async context manager of 'stream()' is an asynchronous context manager; plain 'with' cannot enter it"
        print(r2)
    responses = asyncio.gather(*[client.get(u) for u in "ab"])
    for r3 in responses:  # want wrong-protocol "'for' cannot iterate 'Future'"
        print(r3)
    resp = client.send(client.build_request("GET", "x"))
    print(resp.status_code)  # want coroutine-attribute "coroutine of 'send()' has no attribute 'status_code'"
    await client.build_request("GET", "x")  # want await-non-awaitable "'build_request()' returns 'Request', which 'await' cannot take"
    client.get("x")  # want never-awaited "coroutine of 'get()' is never awaited"
    async with client.get("x") as r4:  # want async-with-coroutine "'async with' cannot enter coroutine of 'get()'"
        print(r4)
    httpx.post("x")  # want blocking-http-call "'httpx.post()' waits for the network"
    await httpx.get("x")  # want await-non-awaitable "'get()' returns 'Response', which 'await' cannot take"
    async with httpx.AsyncClient as c:  # want uncalled-function "'async with' cannot take class 'AsyncClient': call it"
        print(c)
    body = await r.text  # want await-non-awaitable "'await' cannot take str: it has no '__await__'"
    await r.content  # want await-non-awaitable "'await' cannot take bytes: it has no '__await__'"
    c2 = httpx.Client()
    r5 = await c2.post("x")  # want await-non-awaitable "'post()' returns 'Response', which 'await' cannot take"
    c2.get("x")  # want blocking-http-call "'c2.get()' waits for the network"
    async with httpx.stream("GET", "x") as s:  # want blocking-http-call "'httpx.stream()' waits for the network" async-with-sync-manager "context manager of 'stream()' is a plain context manager; 'async with' cannot enter it"
        print(s, body, r5)


def hook(request):
    print(request)


def sync_caller():
    client = httpx.AsyncClient(event_hooks={"request": [hook]})
    r = client.get("x")
    return r.json()  # want coroutine-attribute "coroutine of 'get()' has no attribute 'json'"


class Service:
    client: httpx.AsyncClient

    def __init__(self, client=None):
        self.client = client or httpx.AsyncClient()
        self.plain = httpx.Client()

    async def fetch(self):
        r = self.client.get("x")
        r.raise_for_status()  # want coroutine-attribute "coroutine of 'get()' has no attribute 'raise_for_status'"
        return (await self.plain.get("x")).json()  # want await-non-awaitable "'get()' returns 'Response', which 'await' cannot take"

    def close(self):
        self.client.aclose()  # want never-awaited "coroutine of 'aclose()' is never awaited"


async def right_client(client: httpx.AsyncClient):
    response = await client.get("x")
    print(response.json()["a"], response.text)
    async with client.stream("GET", "x") as streamed:
        async for line in streamed.aiter_lines():
            print(line)


async def right_own_client():
    async with httpx.AsyncClient() as client:
        return (await client.send(client.build_request("GET", "x"))).status_code
