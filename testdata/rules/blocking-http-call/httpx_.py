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


# It gives a coroutine to those that are to await it.
class Connection:
    def __init__(self, form):
        self.form = form

    def version(self):
        if self.form == "async":

            async def ask():
                async with AsyncClient() as client:
                    return await client.get("https://example.org")

            return ask()
        with Client() as client:
            return client.get("https://example.org")

    async def open(self):
        return await self.version()

    def greet(self):
        Client().get("https://example.org")
        return self.open()

    async def open_politely(self):
        await self.greet()
        answer = self.greet()  # want blocking-http-call
        return await answer
