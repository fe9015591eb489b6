"""aiohttp: the session is entered asynchronously, and so are its requests."""
import aiohttp


async def wrong():
    with aiohttp.ClientSession() as session:  # want sync-with "'ClientSession' is an asynchronous context manager"
        print(session)
    async with aiohttp.ClientSession() as session:
        session.get("http://example.com")  # want never-awaited "'session.get' does nothing until what it gives is awaited"
        with session.get("http://example.com") as response:  # want sync-with "'_BaseRequestContextManager' is an asynchronous context manager"
            print(response)
        async with session.get("http://example.com") as response:
            print(response.json()["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"
            print(await response.json()["x"])  # want coroutine-attribute "coroutine of 'json()' has no items"
            text = response.text()  # want unused-coroutine "coroutine of 'text()' is never awaited"
            if response.read():  # want coroutine-condition "coroutine of 'read()' is always true"
                await response.status  # want await-non-awaitable "'await' cannot take int"
        session.close()  # want never-awaited "coroutine of 'close()' is never awaited"


async def right():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://example.com") as response:
            print((await response.json())["x"], await response.text())
            response.release()
        response = await session.get("http://example.com")
        async with aiohttp.request("GET", "http://example.com") as other:
            print(await other.read(), response.status)
        async with session.ws_connect("ws://example.com") as ws:
            await ws.send_str("x")
            async for message in ws:
                print(message)
    await session.close()
