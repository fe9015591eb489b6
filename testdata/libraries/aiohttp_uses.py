"""aiohttp as users write it: requests, responses, WebSockets, and servers."""
import asyncio
import json

import aiohttp
import requests
from aiohttp import ClientSession, web


async def fetch(session: ClientSession, url):
    with session.get(url) as r:  # want sync-with "'_BaseRequestContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        return r
    resp = await session.get(url)
    if resp.json()["ok"]:  # want coroutine-attribute "coroutine of 'json()' has no items"
        pass
    data = json.loads(resp.text())  # want coroutine-in-place-of-result "coroutine of 'text()' is no value for 'json.loads()'"
    print(data, len(resp.read()))  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'len()'"
    await resp.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    await resp.release()
    await resp.raise_for_status()  # want await-non-awaitable "'raise_for_status()' returns None, which 'await' cannot take"
    async for line in resp.content.read():  # want iterated-coroutine "coroutine of 'read()' cannot be iterated"
        print(line)
    for chunk in resp.content.iter_chunked(10):  # want sync-for "'AsyncStreamIterator' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(chunk)
    async with session.get(url).json() as body:  # want coroutine-attribute "'_BaseRequestContextManager' has no attribute 'json'"
        print(body)
    html = resp.text
    f = open("x", "wb")
    f.write(resp.read())  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'f.write()'"
    print("x" in resp.text())  # want coroutine-condition "coroutine of 'text()' is compared in place of its result"
    print(resp.text() + "x")  # want coroutine-in-place-of-result "coroutine of 'text()' is an operand in place of its result"
    print(f"{resp.text()}")  # want coroutine-condition "coroutine of 'text()' is formatted in place of its result"
    json.dumps(resp.json())  # want coroutine-in-place-of-result "coroutine of 'json()' is no value for 'json.dumps()'"
    return resp.json().get("x")  # want coroutine-attribute "coroutine of 'json()' has no attribute 'get'"


class Client:
    def __init__(self):
        self.session = aiohttp.ClientSession()

    async def get(self, url):
        with self.session.get(url) as resp:  # want sync-with "'_BaseRequestContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
            return await resp.json()

    async def post(self, url, data):
        resp = self.session.post(url, json=data)
        return await resp.json()  # want coroutine-attribute "'_BaseRequestContextManager' has no attribute 'json'"

    def __del__(self):
        self.session.close()  # want never-awaited "coroutine of 'close()' is never awaited"

    async def close(self):
        self.session.close()  # want never-awaited "coroutine of 'close()' is never awaited"

    async def __aexit__(self, *exc):  # want missing-protocol-twin "'Client' has '__aexit__' but no '__aenter__', so 'async with' cannot use it"
        self.session.close()  # want never-awaited "coroutine of 'close()' is never awaited"


async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [fetch(session, u) for u in "ab"]
        asyncio.wait(tasks)  # want never-awaited "coroutine of 'wait()' is never awaited" wait-for-coroutines "'wait' takes tasks, not coroutines"
        await asyncio.wait(tasks)  # want wait-for-coroutines "'wait' takes tasks, not coroutines"
        for t in tasks:
            pass
    requests.post("x")  # want blocking-http-call "'requests.post()' waits for the network"
    session = aiohttp.ClientSession()
    async with session as s, s.get("x") as r:
        print((await r.json())["x"], await r.json()["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"
    ws = session.ws_connect("x")
    await ws.send_str("x")  # want coroutine-attribute "'_BaseRequestContextManager' has no attribute 'send_str'"
    w = await session.ws_connect("x")
    msg = w.receive()
    print(msg.data)  # want coroutine-attribute "coroutine of 'receive()' has no attribute 'data'"
    w.send_json({})  # want never-awaited "coroutine of 'send_json()' is never awaited"
    async with aiohttp.ClientSession as s:  # want uncalled-function "'async with' cannot take class 'ClientSession': call it"
        print(s)


async def index(request):
    return web.Response(text="x")


async def login(request: web.Request):
    form = request.post()
    print(form.get("x"))  # want coroutine-attribute "coroutine of 'post()' has no attribute 'get'"
    reader = request.multipart()
    field = reader.next()  # want coroutine-attribute "coroutine of 'multipart()' has no attribute 'next'"
    print(field)
    for part in await request.multipart():  # want sync-for "'MultipartReader' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(part)
    text = request.text()
    print(text.strip())  # want coroutine-attribute "coroutine of 'text()' has no attribute 'strip'"
    resp = web.StreamResponse()
    resp.prepare(request)  # want never-awaited "coroutine of 'prepare()' is never awaited"
    resp.write(b"x")  # want never-awaited "coroutine of 'write()' is never awaited"
    resp.write_eof()  # want never-awaited "coroutine of 'write_eof()' is never awaited"
    web.run_app(web.Application())  # want nested-event-loop "'run_app' starts an event loop, and 'login' runs inside one already"


async def serve():
    runner = web.AppRunner(web.Application())
    runner.setup()  # want never-awaited "coroutine of 'setup()' is never awaited"
    site = web.TCPSite(runner, "x", 1)
    site.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    runner.cleanup()  # want never-awaited "coroutine of 'cleanup()' is never awaited"


app = web.Application()


app.router.add_get("/", index(None))  # want called-too-early "'app.router.add_get' calls what it is given for 'handler', and coroutine of 'index()' cannot be called"


app.on_startup.append(serve)


async def right_client():
    async with aiohttp.ClientSession() as session:
        async with session.get("x") as response:
            body = await response.json()
            print(body["x"], response.status)
        async with session.ws_connect("x") as ws:
            async for message in ws:
                await ws.send_str(message.data)


async def right_handler(request: web.Request):
    form = await request.post()
    async for part in await request.multipart():
        print(part, form.get("x"))
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"x")
    return response
