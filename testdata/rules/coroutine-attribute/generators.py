# Asynchronous generators have no attributes but their own, and coroutines are not sent anything
# before they run.
import asyncio


async def history(limit=1):
    yield limit


async def fetch(key="a"):
    await asyncio.sleep(0)
    return Channel()


class Channel:
    async def send(self, what=None, embed=None): ...


async def flatten():
    return await history(limit=2).flatten()  # want coroutine-attribute "async generator of 'history()' has no attribute 'flatten': it is iterated with 'async for'"


async def own():
    rows = history()
    print(rows.ag_running, rows.__class__)
    await rows.asend(None)
    await rows.athrow(ValueError)
    await rows.aclose()


async def sent():
    fetch("b").send("hello")  # want coroutine-attribute "coroutine of 'fetch()' has not started, and 'send' takes nothing but None before: it must be awaited first"


async def sent_by_keyword():
    await fetch("b").send(embed="hello")  # want coroutine-attribute "coroutine of 'fetch()' has not started"


async def sent_late():
    channel = fetch("b")
    await channel.send("hello")  # want coroutine-attribute "coroutine of 'fetch()' has not started"


def driven(what, values):
    coroutine = fetch()
    coroutine.send(None)
    coroutine.send("x")
    fetch().send(None)
    fetch().send(what)
    fetch().send(*values)
    fetch().close()
