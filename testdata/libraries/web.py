"""fastapi and starlette: the body of a request is awaited."""
from fastapi import FastAPI
from starlette.requests import Request
from starlette.websockets import WebSocket

app = FastAPI()


@app.post("/wrong")
async def wrong(request: Request):
    data = request.json()
    for chunk in request.stream():  # want sync-for "async generator of 'stream()' is an asynchronous iterable"
        print(chunk)
    return data["x"]  # want coroutine-attribute "coroutine of 'json()' has no items"


@app.websocket("/wrong")
async def socket(websocket: WebSocket):
    websocket.accept()  # want never-awaited "coroutine of 'accept()' is never awaited"
    for message in websocket.iter_text():  # want sync-for "async generator of 'iter_text()' is an asynchronous iterable"
        print(message)


@app.post("/right")
async def right(request: Request):
    async with request.form() as form:
        print(form)
    async for chunk in request.stream():
        print(chunk)
    return (await request.json())["x"], await request.form()
