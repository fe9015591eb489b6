"""fastapi and starlette: the body of a request is awaited."""
from fastapi import FastAPI
from starlette.requests import Request
from starlette.websockets import WebSocket

app = FastAPI()


@app.post("/wrong")
async def wrong(request: Request):
    data = request.json()
    for chunk in request.stream():
        print(chunk)
    return data["x"]


@app.websocket("/wrong")
async def socket(websocket: WebSocket):
    websocket.accept()
    for message in websocket.iter_text():
        print(message)


@app.post("/right")
async def right(request: Request):
    async with request.form() as form:
        print(form)
    async for chunk in request.stream():
        print(chunk)
    return (await request.json())["x"], await request.form()
