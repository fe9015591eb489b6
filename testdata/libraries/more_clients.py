"""aiohttp, httpx, websockets: more of what goes wrong with requests, servers and connections."""
import aiohttp
import httpx
import websockets
from aiohttp import web


async def wrong_aiohttp():
    session = aiohttp.ClientSession()
    response = session.get("x")
    print(response.status)  # want coroutine-attribute "'_BaseRequestContextManager' has no attribute 'status'"
    await session.get("x").json()  # want coroutine-attribute "'_BaseRequestContextManager' has no attribute 'json'"
    async with aiohttp.request("GET", "x") as r:
        r.json()  # want never-awaited "coroutine of 'json()' is never awaited"
    await aiohttp.request("GET", "x")  # want await-non-awaitable "'await' cannot take '_SessionRequestContextManager', which 'async with' enters"
    async with session.ws_connect("x") as ws:
        ws.send_str("x")  # want never-awaited "coroutine of 'send_str()' is never awaited"
        for m in ws:  # want sync-for "'ClientWebSocketResponse' is an asynchronous iterable"
            print(m)
        ws.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    aiohttp.ClientSession().get("x")  # want never-awaited "'get' does nothing until what it gives is awaited"
    for line in r.content:  # want sync-for "'StreamReader' is an asynchronous iterable"
        print(line)
    body = r.content.read()
    body.decode()  # want coroutine-attribute "coroutine of 'read()' has no attribute 'decode'"
    data = await r.json  # want uncalled-function "'await' cannot take method 'json': call it"
    print(data)


async def handler(request: web.Request):
    data = request.json()
    print(data["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"
    post = request.post()
    post["x"]  # want coroutine-attribute "coroutine of 'post()' has no items"
    ws = web.WebSocketResponse()
    ws.prepare(request)  # want never-awaited "coroutine of 'prepare()' is never awaited"
    ws.send_json({})  # want never-awaited "coroutine of 'send_json()' is never awaited"
    for msg in ws:  # a mapping, too: of what handlers keep in it
        print(msg)
    await web.json_response({})  # want await-non-awaitable "'json_response()' returns 'Response', which 'await' cannot take"
    return web.json_response({})


async def wrong_httpx():
    client = httpx.AsyncClient()
    r = client.get("x")
    print(r.status_code)  # want coroutine-attribute "coroutine of 'get()' has no attribute 'status_code'"
    r.raise_for_status()  # want coroutine-attribute "coroutine of 'get()' has no attribute 'raise_for_status'"
    response = await client.get("x")
    await response.json()  # want await-non-awaitable "'json()' returns dict, list, str, int, float or bool, which 'await' cannot take"
    await response.text  # want await-non-awaitable "'await' cannot take str: it has no '__await__'"
    client.stream("GET", "x")  # want dropped-async-generator "async context manager of 'stream()' is dropped: nothing of it runs until it is entered"
    async with client.stream("GET", "x") as s:
        s.aread()  # want never-awaited "coroutine of 'aread()' is never awaited"
        await s.read()  # want await-non-awaitable "'read()' returns bytes, which 'await' cannot take"
    await client.stream("GET", "x")  # want await-non-awaitable "'await' cannot take async context manager of 'stream()', which 'async with' enters"
    await client.close()
    httpx.AsyncClient().aclose()  # want never-awaited "coroutine of 'aclose()' is never awaited"
    async with httpx.Client() as c:  # want async-with-sync-manager "'Client' is a plain context manager; 'async with' cannot enter it"
        print(c)


async def wrong_ws():
    ws = websockets.connect("x")
    ws.send("x")  # want coroutine-attribute "'connect' has no attribute 'send'"
    w2 = await websockets.connect("x")
    w2.recv()  # want never-awaited "coroutine of 'recv()' is never awaited"
    msg = w2.recv()
    msg.upper()  # want coroutine-attribute "coroutine of 'recv()' has no attribute 'upper'"
    w2.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    with websockets.serve(handler, "x", 1):  # want sync-with "'Server' is an asynchronous context manager"
        pass
    async with websockets.serve(handler, "x", 1) as server:
        server.wait_closed()  # want never-awaited "coroutine of 'wait_closed()' is never awaited"
        await server.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"


async def right():
    async with aiohttp.ClientSession() as session:
        response = await session.get("x")
        print(response.status, await response.json(), await response.content.read())
        async for line in response.content:
            print(line)
    async with httpx.AsyncClient() as client:
        answer = await client.get("x")
        print(answer.status_code, answer.json(), answer.text)
    ws = await websockets.connect("x")
    await ws.send(await ws.recv())
    await ws.close()
    async with websockets.serve(answer_to, "x", 1) as server:
        await server.wait_closed()


async def answer_to(connection):
    async for message in connection:
        await connection.send(message)


async def served(request: web.Request):
    data = await request.json()
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    async for message in ws:
        await ws.send_json(message.data)
    return web.json_response(data["x"])
