"""How clients are used when all is right: nothing is found."""
import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

import aiofiles
import aiohttp
import anyio
import anthropic
import httpx
import openai
import trio
import websockets
from aiobotocore.session import get_session
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from langchain_core.runnables import RunnableLambda
from playwright.async_api import Browser, Page, Playwright, async_playwright


class Pages:
    """One session for all requests, closed at the end."""

    def __init__(self, limit: int = 10):
        self.semaphore = asyncio.Semaphore(limit)
        self.session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Pages":
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))
        return self

    async def __aexit__(self, *exc) -> None:
        if self.session is not None:
            await self.session.close()

    async def text(self, url: str) -> str:
        assert self.session is not None
        async with self.semaphore, self.session.get(url, params={"a": "b"}) as response:
            response.raise_for_status()
            if response.content_type == "application/json":
                return json.dumps(await response.json())
            return await response.text()

    async def chunks(self, url: str) -> AsyncIterator[bytes]:
        async with self.session.get(url) as response:
            async for chunk in response.content.iter_chunked(1024):
                yield chunk

    async def save(self, url: str, path: str) -> int:
        written = 0
        async with aiofiles.open(path, "wb") as file, contextlib.aclosing(self.chunks(url)) as chunks:
            async for chunk in chunks:
                written += await file.write(chunk)
        return written

    async def all(self, urls: list[str]) -> dict[str, str]:
        texts = await asyncio.gather(*(self.text(url) for url in urls))
        return dict(zip(urls, texts))


class Api:
    def __init__(self, base: str):
        self.client = httpx.AsyncClient(base_url=base, event_hooks={"request": [self.log]})

    async def log(self, request: httpx.Request) -> None:
        print(request.method, request.url)

    async def items(self) -> list:
        found, page = [], 1
        while page is not None:
            response = await self.client.get("/items", params={"page": page})
            response.raise_for_status()
            data = response.json()
            found.extend(data["items"])
            page = data.get("next")
        return found

    async def download(self, path: str) -> bytes:
        async with self.client.stream("GET", path) as response:
            if response.status_code != 200:
                await response.aread()
                raise ValueError(response.text)
            return b"".join([part async for part in response.aiter_bytes()])

    async def aclose(self) -> None:
        await self.client.aclose()


async def chat(url: str) -> None:
    async for connection in websockets.connect(url):
        try:
            await connection.send(json.dumps({"type": "hello"}))
            async for message in connection:
                answer = json.loads(message)
                if answer["type"] == "bye":
                    return
                await connection.send(message)
        except websockets.ConnectionClosed:
            continue


async def consume(topic: str) -> None:
    consumer = AIOKafkaConsumer(topic, bootstrap_servers="localhost", enable_auto_commit=False)
    producer = AIOKafkaProducer(bootstrap_servers="localhost")
    await consumer.start()
    await producer.start()
    try:
        async for record in consumer:
            delivery = await producer.send("other", record.value)
            print((await delivery).offset, consumer.assignment())
            await consumer.commit()
        batches = await consumer.getmany(timeout_ms=100)
        for partition, records in batches.items():
            print(partition.topic, len(records))
    finally:
        await consumer.stop()
        await producer.stop()


async def buckets() -> list[str]:
    names = []
    async with get_session().create_client("s3", region_name="eu-central-1") as s3:
        paginator = s3.get_paginator("list_objects_v2")
        async for page in paginator.paginate(Bucket="a"):
            names += [item["Key"] for item in page.get("Contents", [])]
        found = await s3.get_object(Bucket="a", Key="b")
        async with found["Body"] as body:
            print(await body.read())
    return names


async def models(question: str) -> str:
    async with openai.AsyncOpenAI() as client:
        completion = await client.chat.completions.create(model="x", messages=[{"role": "user", "content": question}])
        stream = await client.chat.completions.create(model="x", messages=[], stream=True)
        parts = [part.choices[0].delta.content or "" async for part in stream]
        text = completion.choices[0].message.content or "".join(parts)
    claude = anthropic.AsyncAnthropic()
    message = await claude.messages.create(model="x", max_tokens=1, messages=[])
    async with claude.messages.stream(model="x", max_tokens=1, messages=[]) as streamed:
        async for part in streamed.text_stream:
            text += part
        print(message.content, (await streamed.get_final_message()).content)
    chain = RunnableLambda(lambda x: x) | RunnableLambda(lambda x: x)
    async for part in chain.astream(text):
        text += part
    return text + await chain.ainvoke("x")


async def screenshot(playwright: Playwright, url: str) -> bytes:
    browser: Browser = await playwright.chromium.launch(headless=True)
    try:
        context = await browser.new_context()
        page: Page = await context.new_page()
        page.on("console", lambda message: print(message.text))
        await page.goto(url, wait_until="networkidle")
        async with page.expect_response("**/api") as response:
            await page.get_by_role("button", name="Load").click()
        print((await response.value).status, await page.locator("li").count())
        for item in await page.locator("li").all():
            print(await item.inner_text())
        return await page.screenshot()
    finally:
        await browser.close()


async def browse() -> None:
    async with async_playwright() as playwright:
        await screenshot(playwright, "http://example.com")


async def structured(paths: list[str]) -> list[str]:
    send, receive = anyio.create_memory_object_stream[str](10)

    async def read(path: str) -> None:
        async with send.clone() as out, await anyio.open_file(path) as file:
            await out.send(await file.read())

    with anyio.move_on_after(5) as scope:
        async with anyio.create_task_group() as group:
            for path in paths:
                group.start_soon(read, path)
            send.close()
            found = [text async for text in receive]
    return [] if scope.cancelled_caught else found


async def nursery(ports: list[int]) -> None:
    async def listen(port: int, task_status=trio.TASK_STATUS_IGNORED) -> None:
        listeners = await trio.open_tcp_listeners(port)
        task_status.started(listeners)
        await trio.serve_listeners(echo, listeners)

    async def echo(stream: trio.SocketStream) -> None:
        async for data in stream:
            await stream.send_all(data)

    async with trio.open_nursery() as all_of_them:
        for port in ports:
            await all_of_them.start(listen, port)
        with trio.fail_after(1):
            await trio.to_thread.run_sync(print, "x")
        all_of_them.cancel_scope.cancel()


if __name__ == "__main__":
    asyncio.run(consume("x"))
    trio.run(nursery, [1, 2])
