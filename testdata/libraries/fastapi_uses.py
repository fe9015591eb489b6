"""fastapi as users write it: bodies, files, dependencies, WebSockets."""
import time

import requests
from fastapi import BackgroundTasks, Depends, FastAPI, File, Request, UploadFile, WebSocket
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse


app = FastAPI()


async def dep():
    return {"x": 1}


async def helper(x):
    return x


@app.post("/")
async def post(request: Request, file: UploadFile = File(...), d=Depends(dep)):
    body = request.json()
    print(body["x"], body.get("y"))  # want coroutine-attribute "coroutine of 'json()' has no items" coroutine-attribute "coroutine of 'json()' has no attribute 'get'"
    raw = request.body()
    print(raw.decode())  # want coroutine-attribute "coroutine of 'body()' has no attribute 'decode'"
    form = request.form()
    print(form["x"])  # want coroutine-attribute "'AwaitableOrContextManagerWrapper' has no items"
    data = file.read()
    open("x", "wb").write(data)  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'write()'"
    print(len(file.read()), file.read().decode())  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'len()'" coroutine-attribute "coroutine of 'read()' has no attribute 'decode'"
    for line in file:  # want wrong-protocol "'for' cannot iterate 'UploadFile': it has no '__iter__'"
        print(line)
    async for line in file:  # want wrong-protocol "'async for' cannot iterate 'UploadFile': it has no '__aiter__'"
        print(line)
    file.seek(0)  # want never-awaited "coroutine of 'seek()' is never awaited"
    file.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    if request.is_disconnected():  # want coroutine-condition "coroutine of 'is_disconnected()' is always true"
        return None
    time.sleep(1)  # want blocking-sleep "'time.sleep()' waits for the clock"
    requests.get("x")  # want blocking-http-call "'requests.get()' waits for the network"
    r = run_in_threadpool(time.sleep, 1)  # want unused-coroutine "coroutine of 'run_in_threadpool()' is never awaited: nothing reads 'r'"
    helper(1)  # want never-awaited "coroutine of 'helper()' is never awaited"
    for chunk in request.stream():  # want sync-for "async generator of 'stream()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(chunk)
    await request.headers  # want await-non-awaitable "'await' cannot take 'Headers': it has no '__await__'"
    await request.query_params.get("x")  # want await-non-awaitable "'get()' returns str, which 'await' cannot take"
    return helper(2)


@app.post("/s")
def sync_endpoint(request: Request, file: UploadFile):
    body = request.json()
    print(body["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"
    contents = file.read()
    return {"size": len(contents)}  # want coroutine-in-place-of-result "coroutine of 'read()' is no value for 'len()'"


@app.get("/d", dependencies=[Depends(dep())])  # want called-too-early "'Depends' calls what it is given for 'dependency', and coroutine of 'dep()' cannot be called"
async def dd(x=Depends(dep())):  # want called-too-early "'Depends' calls what it is given for 'dependency', and coroutine of 'dep()' cannot be called"
    return x


@app.get("/t")
async def tasks(background: BackgroundTasks):
    background.add_task(helper(1))  # want called-too-early "'background.add_task' calls what it is given for 'func', and coroutine of 'helper()' cannot be called"
    await background.add_task(helper, 1)  # want await-non-awaitable "'add_task()' returns None, which 'await' cannot take"
    return {}


@app.get("/stream")
async def stream():
    async def gen():
        yield b"x"

    async def wrong():
        return b"x"

    async for x in gen:  # want uncalled-function "'async for' cannot take function 'gen': call it"
        print(x)
    return StreamingResponse(wrong())  # want coroutine-in-place-of-result "coroutine of 'wrong()' is passed as 'content' where 'AsyncIterable' or 'Iterable' is declared"


@app.websocket("/ws")
async def ws(websocket: WebSocket):
    websocket.accept()  # want never-awaited "coroutine of 'accept()' is never awaited"
    data = websocket.receive_text()
    websocket.send_text(f"x {data}")  # want never-awaited "coroutine of 'send_text()' is never awaited" coroutine-condition "coroutine of 'receive_text()' is formatted in place of its result"
    for m in websocket.iter_json():  # want sync-for "async generator of 'iter_json()' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(m)
    async for m in websocket.receive_text():  # want iterated-coroutine "coroutine of 'receive_text()' cannot be iterated"
        print(m)
    msg = websocket.receive_json()
    print(msg["x"])  # want coroutine-attribute "coroutine of 'receive_json()' has no items"
    websocket.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    await websocket.client  # want await-non-awaitable "'await' cannot take 'Address': it has no '__await__'"


@app.post("/right")
async def right(request: Request, background: BackgroundTasks, file: UploadFile, d=Depends(dep)):
    background.add_task(helper, 1)
    body = await request.json()
    async for chunk in request.stream():
        print(chunk, d)
    return body["x"], (await file.read()).decode()


@app.websocket("/right")
async def right_socket(websocket: WebSocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)
    await websocket.close()
