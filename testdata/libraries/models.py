"""openai, anthropic, langchain: requests are coroutines, streams are not alike."""
import anthropic
import openai
from langchain_core.language_models import BaseChatModel


class Assistant:
    def __init__(self):
        self.client = openai.AsyncOpenAI()
        self.other = anthropic.AsyncAnthropic()

    async def wrong(self, model: BaseChatModel):
        print(self.client.chat.completions.create(model="x", messages=[]).choices)  # want coroutine-attribute "coroutine of 'create()' has no attribute 'choices'"
        self.other.messages.create(model="x", messages=[], max_tokens=1)  # want never-awaited "coroutine of 'create()' is never awaited"
        with self.other.messages.stream(model="x", messages=[], max_tokens=1) as stream:  # want sync-with "'AsyncMessageStreamManager' is an asynchronous context manager"
            print(stream)
        for part in model.astream("x"):  # want sync-for "async generator of 'astream()' is an asynchronous iterable"
            print(part)
        await model.astream("x")  # want await-async-generator "'await' cannot take async generator of 'astream()'"
        print(model.ainvoke("x").content)  # want coroutine-attribute "coroutine of 'ainvoke()' has no attribute 'content'"

    async def right(self, model: BaseChatModel):
        answer = await self.client.chat.completions.create(model="x", messages=[])
        print(answer.choices)
        async for part in await self.client.chat.completions.create(model="x", messages=[], stream=True):
            print(part)
        async with self.other.messages.stream(model="x", messages=[], max_tokens=1) as stream:
            async for text in stream.text_stream:
                print(text)
        async for part in model.astream("x"):
            print(part)
        print((await model.ainvoke("x")).content)


def plain():
    print(openai.OpenAI().chat.completions.create(model="x", messages=[]).choices)
