import httpx
import trio
from httpx import AsyncClient, Client


async def main(url, client: Client, other: AsyncClient):
    httpx.get(url)  # want blocking-http-call
    httpx.get(url, timeout=3)  # want blocking-http-call
    client.post(url)  # want blocking-http-call
    with httpx.Client() as own:
        own.request("GET", url)  # want blocking-http-call
    with httpx.stream("GET", url) as answer:  # want blocking-http-call
        print(answer.status_code)
    async with AsyncClient() as own:
        await own.get(url)
        async with own.stream("GET", url) as answer:
            await answer.aread()
    await other.get(url)
    await trio.sleep(0)
