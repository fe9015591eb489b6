"""anthropic as users write it: messages, streams, and the plain client."""
import anthropic
from anthropic import Anthropic, AsyncAnthropic


class Bot:
    def __init__(self, sync: bool = False):
        self.llm = AsyncAnthropic()
        self.client: Anthropic = anthropic.Anthropic()

    def ask(self, q):
        return self.llm.messages.create(model="x", messages=[], max_tokens=1).content[0].text  # want coroutine-attribute "coroutine of 'create()' has no attribute 'content'"

    async def ask2(self, q):
        m = await self.client.messages.create(model="x", messages=[], max_tokens=1)  # want await-non-awaitable "'create()' returns 'Message', which 'await' cannot take"
        with self.llm.messages.stream(model="x", messages=[], max_tokens=1) as s:  # want sync-with "'AsyncMessageStreamManager' is an asynchronous context manager; plain 'with' cannot enter it"
            print(s)
        async with self.client.messages.stream(model="x", messages=[], max_tokens=1) as s2:  # want async-with-sync-manager "'MessageStreamManager' is a plain context manager; 'async with' cannot enter it"
            print(s2)
        async with self.llm.messages.stream(model="x", messages=[], max_tokens=1) as s3:
            for text in s3.text_stream:  # want sync-for "'AsyncIterator' is an asynchronous iterable; plain 'for' cannot iterate it"
                print(text)
            for ev in s3:  # want sync-for "'AsyncMessageStream' is an asynchronous iterable; plain 'for' cannot iterate it"
                print(ev)
            msg = s3.get_final_text()
            print(msg.upper())  # want coroutine-attribute "coroutine of 'get_final_text()' has no attribute 'upper'"
        st = self.llm.messages.create(model="x", messages=[], max_tokens=1, stream=True)
        async for e in st:  # want iterated-coroutine "coroutine of 'create()' cannot be iterated"
            print(e)
        n = self.llm.messages.count_tokens(model="x", messages=[])
        print(n.input_tokens)  # want coroutine-attribute "coroutine of 'count_tokens()' has no attribute 'input_tokens'"
        for page in self.llm.models.list():  # want sync-for "'AsyncPaginator' is an asynchronous iterable; plain 'for' cannot iterate it"
            print(page)
        self.client.messages.create(model="x", messages=[], max_tokens=1)  # want blocking-http-call "'self.client.messages.create()' waits for the network"
        self.llm.close()  # want never-awaited "coroutine of 'close()' is never awaited"
        stream = self.llm.messages.stream(model="x", messages=[], max_tokens=1)
        async for e in stream:  # want wrong-protocol "'async for' cannot iterate 'AsyncMessageStreamManager': it has no '__aiter__'"
            print(e)
        await self.llm.messages.stream(model="x", messages=[], max_tokens=1)  # want await-non-awaitable "'await' cannot take 'AsyncMessageStreamManager', which 'async with' enters"
        self.llm.beta.messages.create(model="x", messages=[], max_tokens=1)  # want never-awaited "coroutine of 'create()' is never awaited"
        return m


async def right_message():
    client = AsyncAnthropic()
    message = await client.messages.create(model="x", messages=[], max_tokens=1)
    print(message.content[0], (await client.messages.count_tokens(model="x", messages=[])).input_tokens)


async def right_stream():
    async with AsyncAnthropic() as client, client.messages.stream(model="x", messages=[], max_tokens=1) as stream:
        async for text in stream.text_stream:
            print(text)
        print(await stream.get_final_text())


def right_plainly():
    print(Anthropic().messages.create(model="x", messages=[], max_tokens=1).content)
