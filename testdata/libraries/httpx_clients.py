"""httpx: two clients with the same methods, of which one is asynchronous."""
import httpx


async def wrong():
    with httpx.AsyncClient() as client:
        print(client)
    async with httpx.AsyncClient() as client:
        client.get("http://example.com").json()
        client.aclose()
        print(await client.get("http://example.com").json())
        with client.stream("GET", "http://example.com") as response:
            for line in response.aiter_lines():
                print(line)
    plain = httpx.Client()
    await plain.get("http://example.com")


async def right():
    async with httpx.AsyncClient() as client:
        response = await client.get("http://example.com")
        print(response.json())
        async with client.stream("GET", "http://example.com") as streamed:
            async for line in streamed.aiter_lines():
                print(line)
            await streamed.aread()
    with httpx.Client() as plain:
        plain.get("http://example.com").json()
