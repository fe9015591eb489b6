"""aiobotocore, aiokafka, openai, anthropic, langchain, playwright, fastapi: more of what goes wrong with services."""
import aiobotocore.session
import anthropic
import openai
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from fastapi import FastAPI, UploadFile, WebSocket
from langchain_core.runnables import Runnable
from playwright.async_api import Page, async_playwright
from starlette.requests import Request


async def boto():
    session = aiobotocore.session.get_session()
    client = session.create_client("s3")
    client.list_buckets()  # want coroutine-attribute "'ClientCreatorContext' has no attribute 'list_buckets': it must be entered first, with 'async with'"
    async with session.create_client("s3") as c:
        p = c.get_paginator("x")
    await session.create_client("s3")  # want await-non-awaitable "'await' cannot take 'ClientCreatorContext', which 'async with' enters"


async def kafka():
    p = AIOKafkaProducer()
    await p.start()
    p.send_and_wait("x", b"")  # want never-awaited "coroutine of 'send_and_wait()' is never awaited"
    p.stop()  # want never-awaited "coroutine of 'stop()' is never awaited"
    f = await p.send("x")
    f.offset  # want coroutine-attribute "'Future' has no attribute 'offset': it must be awaited first"
    f["offset"]  # want coroutine-attribute "'Future' has no items"
    with AIOKafkaProducer() as q:  # want sync-with "'AIOKafkaProducer' is an asynchronous context manager"
        pass
    c = AIOKafkaConsumer("x")
    c.start()  # want never-awaited "coroutine of 'start()' is never awaited"
    c.getone().value  # want coroutine-attribute "coroutine of 'getone()' has no attribute 'value'"
    await c.subscribe(["x"])  # want await-non-awaitable "'subscribe()' returns None, which 'await' cannot take"
    c.commit()  # want never-awaited "coroutine of 'commit()' is never awaited"
    with c:  # want sync-with "'AIOKafkaConsumer' is an asynchronous context manager"
        pass


async def ai():
    client = openai.AsyncOpenAI()
    r = client.responses.create(model="x", input="x")
    print(r.output_text)  # want coroutine-attribute "coroutine of 'create()' has no attribute 'output_text'"
    client.embeddings.create(model="x", input="x")  # want never-awaited "coroutine of 'create()' is never awaited"
    stream = client.chat.completions.create(model="x", messages=[], stream=True)
    for c in stream:  # want iterated-coroutine "coroutine of 'create()' cannot be iterated"
        print(c)
    async for c in stream:  # want iterated-coroutine "coroutine of 'create()' cannot be iterated"
        print(c)
    stream2 = await client.chat.completions.create(model="x", messages=[], stream=True)
    for c in stream2:  # want sync-for "'AsyncStream' is an asynchronous iterable"
        print(c)
    await openai.OpenAI().chat.completions.create(model="x", messages=[])  # want await-non-awaitable "'create()' returns 'ChatCompletion', which 'await' cannot take"
    async with anthropic.AsyncAnthropic().messages.stream(model="x", messages=[], max_tokens=1) as s:
        for t in s.text_stream:  # want sync-for "'AsyncIterator' is an asynchronous iterable"
            print(t)
        s.get_final_message()  # want never-awaited "coroutine of 'get_final_message()' is never awaited"
        m = s.get_final_message()
        m.content  # want coroutine-attribute "coroutine of 'get_final_message()' has no attribute 'content'"
    await anthropic.Anthropic().messages.create(model="x", messages=[], max_tokens=1)  # want await-non-awaitable "'create()' returns 'Message', which 'await' cannot take"
    client.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    client.models.list()
    async for m in client.models.list():
        pass
    for m in client.models.list():  # want sync-for "'AsyncPaginator' is an asynchronous iterable"
        pass


async def lc(chain: Runnable):
    chain.ainvoke("x")  # want never-awaited "coroutine of 'ainvoke()' is never awaited"
    print(chain.ainvoke("x")["y"])  # want coroutine-attribute "coroutine of 'ainvoke()' has no items"
    for c in chain.astream("x"):  # want sync-for "async generator of 'astream()' or 'AsyncIterator' is an asynchronous iterable"
        pass
    await chain.astream("x")  # want await-non-awaitable "'await' cannot take async generator of 'astream()' or 'AsyncIterator': it has no '__await__'"
    await chain.invoke("x")
    chain.abatch([])  # want never-awaited "coroutine of 'abatch()' is never awaited"
    await chain.stream("x")  # want await-non-awaitable "'await' cannot take generator of 'stream()' or 'Iterator': it has no '__await__'"
    async for x in chain.stream("x"):  # want async-for-sync-iterable "generator of 'stream()' or 'Iterator' is a plain iterable; 'async for' cannot iterate it"
        pass
    async for x in chain.ainvoke("x"):  # want iterated-coroutine "coroutine of 'ainvoke()' cannot be iterated"
        pass


async def pw(page: Page):
    page.click("x")  # want never-awaited "coroutine of 'click()' is never awaited"
    page.locator("x").click()  # want never-awaited "coroutine of 'click()' is never awaited"
    text = page.locator("x").inner_text()
    text.strip()  # want coroutine-attribute "coroutine of 'inner_text()' has no attribute 'strip'"
    await page.get_by_text("x")  # want await-non-awaitable "'get_by_text()' returns 'Locator', which 'await' cannot take"
    with page.expect_download() as d:  # want sync-with "'AsyncEventContextManager' is an asynchronous context manager"
        pass
    async with page.expect_download() as d:
        pass
    d.value  # want never-awaited "coroutine of 'value()' is never awaited"
    (await d.value).path().x  # want coroutine-attribute "coroutine of 'path()' has no attribute 'x'"
    p = await async_playwright().start()
    p.stop()  # want never-awaited "coroutine of 'stop()' is never awaited"
    browser = await p.chromium.launch()
    browser.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    async with async_playwright() as q:
        with q.chromium.launch() as bb:  # want async-with-coroutine "'with' cannot enter coroutine of 'launch()'"
            pass
    async_playwright().start().chromium  # want coroutine-attribute "coroutine of 'start()' has no attribute 'chromium'"
    async_playwright().chromium  # want coroutine-attribute "'PlaywrightContextManager' has no attribute 'chromium': it must be entered first, with 'async with'"
    if page.is_visible("x"):  # want coroutine-condition "coroutine of 'is_visible()' is always true; it is never awaited"
        pass
    for x in page.query_selector_all("x"):  # want iterated-coroutine "coroutine of 'query_selector_all()' cannot be iterated"
        pass
    for x in await page.locator("x").all():
        pass
    print(page.url())


app = FastAPI()


async def get_db():
    yield 1


@app.post("/")
async def up(file: UploadFile, request: Request, ws: WebSocket):
    data = file.read()
    data.decode()  # want coroutine-attribute "coroutine of 'read()' has no attribute 'decode'"
    file.seek(0)  # want never-awaited "coroutine of 'seek()' is never awaited"
    body = request.body()
    body.decode()  # want coroutine-attribute "coroutine of 'body()' has no attribute 'decode'"
    with request.form() as form:  # want sync-with "'AwaitableOrContextManagerWrapper' is an asynchronous context manager"
        pass
    form = request.form()
    form["x"]  # want coroutine-attribute "'AwaitableOrContextManagerWrapper' has no items"
    form.get("x")  # want coroutine-attribute "'AwaitableOrContextManagerWrapper' has no attribute 'get'"
    ws.send_text("x")  # want never-awaited "coroutine of 'send_text()' is never awaited"
    ws.receive_json()["x"]  # want coroutine-attribute "coroutine of 'receive_json()' has no items"
    ws.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    if request.is_disconnected():  # want coroutine-condition "coroutine of 'is_disconnected()' is always true; it is never awaited"
        pass
    await request.url_for("x")  # want await-non-awaitable "'url_for()' returns 'URL', which 'await' cannot take"


async def right(chain: Runnable, page: Page, request: Request, file: UploadFile):
    async with aiobotocore.session.get_session().create_client("s3") as client:
        await client.list_buckets()
    async with AIOKafkaProducer() as producer:
        await producer.send_and_wait("x", b"")
    consumer = AIOKafkaConsumer("x")
    await consumer.start()
    consumer.subscribe(["x"])
    print((await consumer.getone()).value)
    ai = openai.AsyncOpenAI()
    print((await ai.responses.create(model="x", input="x")).output_text)
    async for model in ai.models.list():
        print(model)
    print((await chain.ainvoke("x"))["y"], await chain.abatch([]))
    async for part in chain.astream("x"):
        print(part)
    async with page.expect_download() as download:
        await page.locator("x").click()
    print(await (await download.value).path(), page.url)
    playwright = await async_playwright().start()
    await playwright.stop()
    async with request.form() as form:
        print(form["x"], (await file.read()).decode())
