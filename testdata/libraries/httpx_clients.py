"""httpx: two clients with the same methods, of which one is asynchronous."""
import httpx


async def wrong():
    with httpx.AsyncClient() as client:  # want sync-with "'AsyncClient' is an asynchronous context manager"
        print(client)
    async with httpx.AsyncClient() as client:
        client.get("http://example.com").json()  # want coroutine-attribute "coroutine of 'get()' has no attribute 'json'"
        client.aclose()  # want never-awaited "coroutine of 'aclose()' is never awaited"
        print(await client.get("http://example.com").json())  # want coroutine-attribute "coroutine of 'get()' has no attribute 'json'"
        with client.stream("GET", "http://example.com") as response:  # want sync-with "async context manager of 'stream()' is an asynchronous context manager"
            print(response)
        async with client.stream("GET", "http://example.com") as response:
            for line in response.aiter_lines():  # want sync-for "async generator of 'aiter_lines()' is an asynchronous iterable"
                print(line)
    plain = httpx.Client()
    await plain.get("http://example.com")  # want await-non-awaitable "'get()' returns 'Response', which 'await' cannot take"


async def right():
    async with httpx.AsyncClient() as client:
        response = await client.get("http://example.com")
        print(response.json())
        async with client.stream("GET", "http://example.com") as streamed:
            async for line in streamed.aiter_lines():
                print(line)
            await streamed.aread()


def plain():
    with httpx.Client() as client:
        client.get("http://example.com").json()
