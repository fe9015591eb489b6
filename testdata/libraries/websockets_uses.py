"""websockets as users write it: connections, servers, and the plain client."""
import websockets
from websockets import serve, connect
from websockets.sync.client import connect as sync_connect


async def ws():
    with connect("x") as w:  # want sync-with "'connect' is an asynchronous context manager; plain 'with' cannot enter it"
        print(w)
    w = connect("x")
    await w.send("x")  # want coroutine-attribute "'connect' has no attribute 'send'"
    w2 = await connect("x")
    w2.send("x")  # want never-awaited "coroutine of 'send()' is never awaited"
    data = w2.recv()
    print(data.decode())  # want coroutine-attribute "coroutine of 'recv()' has no attribute 'decode'"
    for m in w2:  # want sync-for "'ClientConnection' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(m)
    async with connect("x") as w3:
        msg = w3.recv()
        if msg == "x":  # want coroutine-condition "coroutine of 'recv()' is compared in place of its result"
            pass
        print(msg["x"])  # want coroutine-attribute "coroutine of 'recv()' has no items"
        w3.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        w3.ping()  # want never-awaited "coroutine of 'ping()' is never awaited"
        w3.wait_closed()  # want never-awaited "coroutine of 'wait_closed()' is never awaited"
        async for m in w3.recv():  # want iterated-coroutine "coroutine of 'recv()' cannot be iterated"
            print(m)
    server = serve(echo, "x", 1)
    server.wait_closed()  # want never-awaited "coroutine of 'wait_closed()' is never awaited"
    s2 = await serve(echo, "x", 1)
    await s2.close()  # want await-non-awaitable "'close()' returns None, which 'await' cannot take"
    with serve(echo, "x", 1) as s3:  # want sync-with "'Server' is an asynchronous context manager; plain 'with' cannot enter it"
        print(s3)
    async with sync_connect("x") as s4:  # want blocking-socket-call "'sync_connect()' waits for the network" async-with-sync-manager "'ClientConnection' is a plain context manager; 'async with' cannot enter it"
        print(s4)
    with sync_connect("x") as s5:  # want blocking-socket-call "'sync_connect()' waits for the network"
        s5.recv()  # want blocking-socket-call "'s5.recv()' waits for the network"
    await sync_connect("x")  # want await-non-awaitable "'connect()' returns 'ClientConnection', which 'await' cannot take"
    await websockets.broadcast([], "x")  # want await-non-awaitable "'broadcast()' returns None, which 'await' cannot take"
    await serve(echo(None), "x", 1)  # want called-too-early "'serve' calls what it is given for 'handler', and coroutine of 'echo()' cannot be called"


async def echo(websocket):
    for m in websocket:
        websocket.send(m)


async def right_connection():
    async with connect("x") as connection:
        await connection.send("x")
        async for message in connection:
            print(message)
    async for connection in connect("x"):
        print(await connection.recv())


async def right_server():
    async with serve(echo, "x", 1) as server:
        await server.wait_closed()


def right_plainly():
    with sync_connect("x") as connection:
        print(connection.recv())
