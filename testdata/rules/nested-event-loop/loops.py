# Event loops that are started inside one.
import asyncio
import os


async def fetch(url="a"):
    return url


async def main(loop, urls):
    asyncio.run(fetch())  # want nested-event-loop "'run' starts an event loop, and 'main' runs inside one already"
    print(asyncio.run(fetch()).upper())  # want nested-event-loop
    await asyncio.run(fetch())  # want nested-event-loop
    own = asyncio.new_event_loop()
    own.run_until_complete(fetch("b"))  # want nested-event-loop "'run_until_complete' starts an event loop"
    asyncio.get_event_loop().run_forever()  # want nested-event-loop
    with asyncio.Runner() as runner:
        runner.run(fetch() if urls else fetch("c"))  # want nested-event-loop
    found = [asyncio.run(fetch(url)) for url in urls]  # want nested-event-loop
    asyncio.run(  # want nested-event-loop
        fetch(),  # the last
    )
    loop.run_until_complete(fetch())
    await asyncio.to_thread(asyncio.run, fetch())
    return found


async def rows():
    yield asyncio.run(fetch())  # want nested-event-loop


async def either():
    def inner():
        return asyncio.run(fetch())

    call = lambda: asyncio.run(fetch())
    try:
        asyncio.run(fetch())
    except RuntimeError:
        await fetch()
    return inner, call


async def child():
    if os.fork() == 0:
        asyncio.run(fetch())


def plain():
    asyncio.run(main(None, []))


asyncio.run(main(None, []))


async def asks():
    if asyncio.get_event_loop().is_running():
        await fetch()
    else:
        asyncio.run(fetch())
    if not asyncio.get_event_loop().is_running():
        asyncio.run(fetch())
    if asyncio.get_event_loop().is_running():
        asyncio.run(fetch())  # want nested-event-loop
