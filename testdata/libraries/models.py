"""openai, anthropic, langchain: requests are coroutines, streams are not alike."""
import anthropic
import openai
from langchain_core.language_models import BaseChatModel


class Assistant:
    def __init__(self):
        self.client = openai.AsyncOpenAI()
        self.other = anthropic.AsyncAnthropic()

    async def wrong(self, model: BaseChatModel):
        print(self.client.chat.completions.create(model="x", messages=[]).choices)
        self.other.messages.create(model="x", messages=[], max_tokens=1)
        with self.other.messages.stream(model="x", messages=[], max_tokens=1) as stream:
            print(stream)
        for part in model.astream("x"):
            print(part)
        await model.astream("x")
        print(model.ainvoke("x").content)

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
