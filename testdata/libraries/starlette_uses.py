"""starlette as users write it: endpoints, routes, requests."""
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.websockets import WebSocket


async def helper(x):
    return x


class Home(HTTPEndpoint):
    async def get(self, request: Request):
        data = request.json()
        return PlainTextResponse(data["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"


async def page(request):
    response = JSONResponse({"x": helper(1)})
    return response


routes = Route("/", page(None))  # want called-too-early "'Route' calls what it is given for 'endpoint', and coroutine of 'page()' cannot be called"


async def upload(request: Request):
    with request.form() as form:  # want sync-with "'AwaitableOrContextManagerWrapper' is an asynchronous context manager"
        print(form["x"])
    for chunk in request.stream():  # want sync-for "async generator of 'stream()' is an asynchronous iterable"
        print(chunk)
    request.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    await request.url_for("x")  # want await-non-awaitable "'url_for()' returns 'URL', which 'await' cannot take"
    return PlainTextResponse(request.form()["x"])  # want coroutine-attribute "'AwaitableOrContextManagerWrapper' has no items"


async def answer(websocket: WebSocket):
    websocket.accept()  # want never-awaited "coroutine of 'accept()' is never awaited"
    for text in websocket.iter_text():  # want sync-for "async generator of 'iter_text()' is an asynchronous iterable"
        websocket.send_text(text)  # want never-awaited "coroutine of 'send_text()' is never awaited"


async def right_endpoint(request: Request):
    async with request.form() as form:
        print(form["x"])
    return PlainTextResponse((await request.body()).decode())


async def right_stream(request: Request):
    async for chunk in request.stream():
        print(chunk)
    return JSONResponse({"x": await helper(1)})


right_route = Route("/", right_endpoint)
