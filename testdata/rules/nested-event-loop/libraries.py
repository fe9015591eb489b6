# The event loops of trio and anyio.
import anyio
import trio


async def fetch(url="a", times=1): ...


async def first():
    trio.run(fetch)  # want nested-event-loop
    trio.run(fetch, "b", 2)  # want nested-event-loop
    trio.run(fetch, "b", clock=None)  # want nested-event-loop


async def second():
    anyio.run(fetch, "c")  # want nested-event-loop
    anyio.from_thread.run(fetch)


trio.run(first)
anyio.run(second)
