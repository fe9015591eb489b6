"""aiohttp: the session is entered asynchronously, and so are its requests."""
import aiohttp


async def wrong():
    with aiohttp.ClientSession() as session:
        print(session)
    async with aiohttp.ClientSession() as session:
        session.get("http://example.com")
        with session.get("http://example.com") as response:
            print(response)
        async with session.get("http://example.com") as response:
            print(response.json()["x"])
            print(await response.json()["x"])
            text = response.text()
            if response.read():
                await response.status
        session.close()


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
