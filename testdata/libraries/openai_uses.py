"""openai as users write it: two clients with the same methods, and streams that coroutines give."""
import asyncio

import openai
from openai import AsyncOpenAI, OpenAI


aclient = AsyncOpenAI()


client = OpenAI()


async def chat():
    r = aclient.chat.completions.create(model="x", messages=[])
    print(r.choices[0].message.content)  # want coroutine-attribute "coroutine of 'create()' has no attribute 'choices'"
    r2 = await client.chat.completions.create(model="x", messages=[])  # want await-non-awaitable "'create()' returns 'ChatCompletion', which 'await' cannot take"
    for chunk in await aclient.chat.completions.create(model="x", messages=[], stream=True):  # want sync-for "'AsyncStream' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(chunk)
    async for chunk in client.chat.completions.create(model="x", messages=[], stream=True):  # want blocking-http-call "'client.chat.completions.create()' waits for the network" async-for-sync-iterable "'Stream' is a plain iterable; 'async for' cannot iterate it"
        print(chunk)
    stream = aclient.chat.completions.create(model="x", messages=[], stream=True)
    async for chunk in stream:  # want iterated-coroutine "coroutine of 'create()' cannot be iterated"
        print(chunk)
    client.chat.completions.create(model="x", messages=[])  # want blocking-http-call "'client.chat.completions.create()' waits for the network"
    models = aclient.models.list()
    for m in models:  # want sync-for "'AsyncPaginator' is an asynchronous iterable; plain 'for' cannot iterate it"
        print(m)
    print(models.data)  # want coroutine-attribute "'AsyncPaginator' has no attribute 'data'"
    emb = aclient.embeddings.create(model="x", input="x")
    print(emb.data[0].embedding)  # want coroutine-attribute "coroutine of 'create()' has no attribute 'data'"
    with aclient.audio.speech.with_streaming_response.create(model="x", voice="x", input="x") as s:  # want sync-with "'AsyncResponseContextManager' is an asynchronous context manager; plain 'with' cannot enter it"
        s.stream_to_file("x")
    async with aclient.audio.speech.with_streaming_response.create(model="x", voice="x", input="x") as s2:
        s2.stream_to_file("x")  # want never-awaited "coroutine of 'stream_to_file()' is never awaited"
    f = aclient.files.create(file=open("x", "rb"), purpose="assistants")
    print(f.id)  # want coroutine-attribute "coroutine of 'create()' has no attribute 'id'"
    run = await client.beta.threads.runs.create_and_poll(thread_id="x", assistant_id="y")  # want await-non-awaitable "'create_and_poll()' returns 'Run', which 'await' cannot take"
    async with client.responses.stream(model="x", input="x") as s3:  # want async-with-sync-manager "'ResponseStreamManager' is a plain context manager; 'async with' cannot enter it"
        print(s3)
    with aclient.responses.stream(model="x", input="x") as s4:  # want sync-with "'AsyncResponseStreamManager' is an asynchronous context manager; plain 'with' cannot enter it"
        print(s4)
    async with aclient.responses.stream(model="x", input="x") as s5:
        for event in s5:  # want sync-for "'AsyncResponseStream' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(event)
        s5.get_final_response()  # want never-awaited "coroutine of 'get_final_response()' is never awaited"
    img = await openai.images.generate(prompt="x")  # want await-non-awaitable "'generate()' returns 'ImagesResponse', which 'await' cannot take"
    aclient.close()  # want never-awaited "coroutine of 'close()' is never awaited"
    with AsyncOpenAI() as c:  # want sync-with "'AsyncOpenAI' is an asynchronous context manager; plain 'with' cannot enter it"
        print(c)
    async with OpenAI() as c2:  # want async-with-sync-manager "'OpenAI' is a plain context manager; 'async with' cannot enter it"
        print(c2, r2, run, img)
    raw = aclient.chat.completions.with_raw_response.create(model="x", messages=[])
    print(raw.parse())  # want coroutine-attribute "coroutine of 'wrapped()' has no attribute 'parse'"
    asyncio.run(chat())  # want nested-event-loop "'run' starts an event loop, and 'chat' runs inside one already"


async def right_completion():
    completion = await aclient.chat.completions.create(model="x", messages=[])
    print(completion.choices[0].message.content)
    async for chunk in await aclient.chat.completions.create(model="x", messages=[], stream=True):
        print(chunk)


async def right_others():
    async for model in aclient.models.list():
        print(model)
    async with aclient.responses.stream(model="x", input="x") as stream:
        async for event in stream:
            print(event)
        print(await stream.get_final_response())


def right_plainly():
    print(client.chat.completions.create(model="x", messages=[]).choices)
